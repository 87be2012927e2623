package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;

/**
 * A command in a session of its own, watched by a small script that holds a pipe to us: when we end, however that is,
 * the pipe closes, and the script ends the command with everything that it started. The command itself is run by no
 * shell: it is handed to the script as words.
 */
final class Watched {

    private static final int MAX_LINE = 500;
    private static final String ENDED = "ended ";

    private final Process watcher;
    private volatile int failed;

    private Watched(Process watcher) {
        this.watcher = watcher;
    }

    /**
     * Starts a command.
     *
     * @param command its words
     * @param log where its output goes, at debug level
     * @throws WardenException of kind {@link ErrorKind#UNREACHABLE} if it cannot be started
     */
    static Watched start(List<String> command, Logger log) {
        List<String> words = new ArrayList<>(List.of("setsid", "sh", "-c", script(), "warden-" + UUID.randomUUID()));
        words.addAll(command);
        try {
            Watched watched = new Watched(new ProcessBuilder(words).start());
            read(watched.watcher.getInputStream(), line -> log.debug("forward: {}", OneLine.of(line, MAX_LINE)));
            read(watched.watcher.getErrorStream(), line -> watched.told(line, log));
            return watched;
        } catch (IOException e) {
            throw new WardenException(
                    ErrorKind.UNREACHABLE,
                    "the command of LLM_CONNECT_FORWARD cannot be started: setsid and sh are needed ("
                            + OneLine.of(String.valueOf(e.getMessage()), 200) + ")",
                    e);
        }
    }

    /** The status that the command ended with, if it ended with one that is not 0. */
    Optional<Integer> failedWith() {
        return failed == 0 ? Optional.empty() : Optional.of(failed);
    }

    /**
     * Ends the command and everything that it started; what does not go at once is made to, also after this returned.
     *
     * @param wait how long to wait for that
     */
    void end(Duration wait) {
        try {
            watcher.getOutputStream().close();
            watcher.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void told(String line, Logger log) {
        if (line.startsWith(ENDED)) {
            try {
                failed = Integer.parseInt(line.substring(ENDED.length()).strip());
                return;
            } catch (NumberFormatException e) {
                // Not ours: the command's own words, shown as those.
            }
        }
        log.debug("forward: {}", OneLine.of(line, MAX_LINE));
    }

    /** A pipe that nobody reads would stop the command when it is full. */
    private static void read(InputStream from, Consumer<String> lines) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        StringBuilder line = new StringBuilder();
                        for (int c = in.read(); c >= 0; c = in.read()) {
                            if (c == '\n') {
                                lines.accept(line.toString());
                                line.setLength(0);
                            } else if (line.length() <= MAX_LINE) {
                                line.append((char) c);
                            }
                        }
                    } catch (IOException e) {
                        // The process is gone, and its last words with it.
                    }
                },
                "llm-forward");
        reader.setDaemon(true);
        reader.start();
    }

    private static String script() {
        try (InputStream in = Watched.class.getResourceAsStream("forward.sh")) {
            if (in == null) {
                throw new IllegalStateException("the plugin lacks its own forward.sh");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the plugin's own forward.sh cannot be read", e);
        }
    }
}
