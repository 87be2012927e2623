package dev.opswarden.engine.state;

import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code audit.head}: the hash of the last line of the audit log. A chain alone cannot tell that its end was taken off.
 *
 * <p>Written after the line itself: a process killed between the two leaves the hash of an earlier line, which is as
 * good, for that line must be there too.
 */
final class AuditHead {

    private static final Logger LOG = LoggerFactory.getLogger(AuditHead.class);

    private static final int DIGITS = 64;

    private final Path file;

    /** Beside the log. */
    AuditHead(Path log) {
        this.file = log.resolveSibling("audit.head");
    }

    void write(String hash) {
        try {
            AtomicFile.write(file, (hash + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (WardenException e) {
            LOG.debug("the hash of an earlier line stays", e);
        }
    }

    Optional<String> read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(DIGITS), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
