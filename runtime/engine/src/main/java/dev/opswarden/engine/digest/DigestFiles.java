package dev.opswarden.engine.digest;

import dev.opswarden.engine.state.AtomicFile;
import dev.opswarden.engine.state.FileStamp;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.engine.state.StateDirectory;
import dev.opswarden.engine.text.FileNameText;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The digests on disk: one dated file for each, and {@code latest.md} with the text of the last (contract, section 4). */
public final class DigestFiles {

    private static final String SUFFIX = ".md";
    private static final int MOST_BYTES = 32 << 20;

    private final StateDirectory state;

    /**
     * The digests of a state directory.
     *
     * @param state the directory; that of the digests is created when the first is written
     */
    public DigestFiles(StateDirectory state) {
        this.state = state;
    }

    /**
     * Writes a digest, each of its two files whole or not at all.
     *
     * @param tickId the tick, for the name
     * @param time when, for the name
     * @param page the text
     * @return the dated file
     * @throws WardenException of kind {@link ErrorKind#STATE}, naming the file that cannot be written
     */
    public Path write(String tickId, Instant time, String page) {
        state.createDigests();
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        Path dated = state.digests().resolve(FileStamp.of(time) + "-" + FileNameText.of(tickId) + SUFFIX);
        AtomicFile.write(dated, bytes);
        AtomicFile.write(latestPath(), bytes);
        return dated;
    }

    /** Where the latest digest lies, if there is one. */
    public Path latestPath() {
        return state.digests().resolve("latest" + SUFFIX);
    }

    /**
     * The text of the latest digest, its first 32 MB at most.
     *
     * @return the text, nothing if there is none; still to be made inert for a terminal, as somebody may have edited it
     * @throws WardenException of kind {@link ErrorKind#STATE} if it is there and cannot be read
     */
    public Optional<String> latest() {
        try (InputStream in = Files.newInputStream(latestPath())) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new WardenException(ErrorKind.STATE, "'" + latestPath() + "' cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * Removes old digests, by the time in their names; never {@code latest.md}, nor a file of another name.
     *
     * @param before what was written earlier than this goes
     * @return how many went
     * @throws WardenException of kind {@link ErrorKind#STATE} if the directory cannot be read or changed
     */
    public int prune(Instant before) {
        if (!Files.isDirectory(state.digests())) {
            return 0;
        }
        int pruned = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state.digests(), "*" + SUFFIX)) {
            for (Path file : files) {
                Optional<Instant> written = FileStamp.parse(file.getFileName().toString());
                if (written.isPresent() && written.get().isBefore(before) && Files.deleteIfExists(file)) {
                    pruned++;
                }
            }
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.STATE,
                    "old digests in '" + state.digests() + "' cannot be removed: " + IoReason.of(e),
                    e);
        }
        return pruned;
    }
}
