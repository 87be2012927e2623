package dev.opswarden.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A command on a terminal of its own, made by {@code script} of util-linux; a test types, and reads the screen. */
final class PseudoTerminal implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Process process;
    private final OutputStream keyboard;

    /** What came on the screen and was not waited for yet; an empty text behind the last. */
    private final BlockingQueue<String> screen = new LinkedBlockingQueue<>();

    private final StringBuilder shown = new StringBuilder();
    private int read;

    /** Whether {@code script} is there, and is the one that takes a command. */
    static boolean isAvailable() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script")));
    }

    /**
     * Starts a command, and tells then how the terminal is set.
     *
     * @param command as it would be started without a terminal
     */
    PseudoTerminal(ProcessBuilder command) throws IOException {
        String line = command.command().stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        // Ctrl-C goes to the shell as well, which would end with it and tell nothing.
        command.command(List.of(
                "script",
                "-qefc",
                "trap : INT; stty -a > before; " + line
                        + "; status=$?; stty -a > after; cmp before after && echo \"as before, $status\"",
                "/dev/null"));
        command.environment().put("TERM", "xterm");
        command.environment().put("NO_COLOR", "1");
        command.redirectErrorStream(true);
        process = command.start();
        keyboard = process.getOutputStream();
        // A read of a screen on which nothing comes has no end, and no timeout of a test interrupts it.
        Thread reader = new Thread(this::read, "screen of " + line);
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until this is on the screen, behind what was waited for before. */
    String await(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (shown.indexOf(text, read) < 0) {
            String more = screen.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (more == null || more.isEmpty()) {
                throw new AssertionError(
                        "'" + text + "' is not on the screen" + (more == null ? "" : ", which ended") + ":\n" + shown);
            }
            shown.append(more);
        }
        int from = read;
        read = shown.indexOf(text, read) + text.length();
        return shown.substring(from, read);
    }

    /** Presses keys. */
    void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.US_ASCII));
        keyboard.flush();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                screen.add(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            screen.add("\n" + e);
        }
        screen.add("");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
