package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Keeps a damaged state file under another name (contract, section 4), so that nothing is written over it. */
final class SetAside {

    /** What the loss means, and what to do: part of every message about it. */
    static final String WHAT_NOW =
            "Messages that are still unread at the hub are decided again; replies that were sent are there."
                    + " To go back, stop the timer and put a mended file or a backup in its place.";

    private SetAside() {}

    /**
     * Renames the file.
     *
     * @param directory where it lies
     * @param why what is wrong with it
     * @param now the time, for the new name
     * @return the warning for the operator
     * @throws WardenException of kind {@link ErrorKind#STATE} if it cannot be renamed; it is then as it was
     */
    static String keep(StateDirectory directory, String why, Instant now) {
        try {
            Path kept = freeName(directory, now);
            Files.move(directory.drafts(), kept);
            AtomicFile.fsyncDirectory(directory.path());
            return "'" + directory.drafts() + "' was damaged: " + why + "; it is kept as '" + kept
                    + "', and the warden starts anew. " + WHAT_NOW;
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "'" + directory.drafts() + "' is damaged (" + why + ") and cannot be set aside: " + IoReason.of(e),
                    e);
        }
    }

    private static Path freeName(StateDirectory directory, Instant now) {
        String stamp = FileStamp.of(now);
        Path name = directory.damaged(stamp);
        for (int i = 2; Files.exists(name); i++) {
            name = directory.damaged(String.format(Locale.ROOT, "%s-%d", stamp, i));
        }
        return name;
    }
}
