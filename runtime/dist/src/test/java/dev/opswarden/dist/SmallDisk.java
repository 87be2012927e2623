package dev.opswarden.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of four megabytes that can be filled and made read-only; only root can have one. */
final class SmallDisk implements AutoCloseable {

    private static final int PAGE = 4096;

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /**
     * Mounts one; where that is not possible, the tests that need it are left out, and say so.
     *
     * @param path an empty directory
     */
    static SmallDisk at(Path path) throws IOException, InterruptedException {
        Files.createDirectory(path);
        String trouble = mount("-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", path.toString());
        if (!trouble.isEmpty()) {
            Needed.that(
                    false, "a full disk and a read-only one are not tried: no tmpfs can be mounted here: " + trouble);
        }
        return new SmallDisk(path);
    }

    Path path() {
        return path;
    }

    /** Leaves so many pages of 4 KiB free, or fewer. */
    void fill(int pagesLeft) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler())) {
            byte[] page = new byte[PAGE];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            try (FileChannel channel = FileChannel.open(filler(), StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, channel.size() - (long) pagesLeft * PAGE));
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    void readOnly() throws IOException {
        remount("ro");
    }

    void writable() throws IOException {
        remount("rw");
    }

    private Path filler() {
        return path.resolve("filler");
    }

    private void remount(String mode) throws IOException {
        try {
            String trouble = mount("-o", "remount," + mode, path.toString());
            if (!trouble.isEmpty()) {
                throw new IOException(trouble);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What it complains of; nothing if it works. */
    private static String mount(String... arguments) throws IOException, InterruptedException {
        return output("mount", arguments);
    }

    private static String output(String program, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = program;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : said.isEmpty() ? program + " failed" : said;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        output("umount", "-l", path.toString());
    }
}
