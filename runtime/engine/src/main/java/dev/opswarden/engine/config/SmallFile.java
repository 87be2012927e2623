package dev.opswarden.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that a setting names, never more of it than it may have. */
final class SmallFile {

    private SmallFile() {}

    /**
     * Reads a whole file.
     *
     * @param file what to read; only a regular file is opened, because a pipe could keep us waiting
     * @param most how many bytes it may have
     */
    static byte[] read(Path file, int most) throws Unusable {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Unusable("it is no regular file");
        }
        byte[] bytes = start(file, most);
        if (bytes.length > most) {
            throw new Unusable("the file has more than " + most / 1024 + " KB");
        }
        return bytes;
    }

    /** The same, but of what is too large it returns the start, one byte more than allowed. */
    static byte[] start(Path file, int most) throws Unusable {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most + 1);
        } catch (NoSuchFileException e) {
            throw new Unusable("there is no such file");
        } catch (AccessDeniedException e) {
            throw new Unusable("the file may not be read: permission denied");
        } catch (IOException e) {
            throw new Unusable("the file cannot be read: " + e.getMessage());
        }
    }
}
