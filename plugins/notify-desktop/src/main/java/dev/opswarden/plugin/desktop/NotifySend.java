package dev.opswarden.plugin.desktop;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Notifier.Outcome;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One {@code notify-send}: started, waited for within a limit, and never left behind. */
final class NotifySend {

    private static final File NULL = new File("/dev/null");
    private static final int MOST_BYTES = 2_000;
    private static final int LONGEST_REASON = 300;

    private final File program;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private boolean ended;

    NotifySend(File program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /**
     * Shows a page. Blocking.
     *
     * @param page what to show
     * @param limit how long that may take
     * @throws WardenException if it did not end in time, or could not be started
     */
    Outcome show(NotificationPage page, Duration limit) {
        try {
            Process child = start(page);
            if (child == null) {
                return new Outcome.Declined("the tick was ended");
            }
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WardenException(
                        ErrorKind.TIMEOUT,
                        "'" + program + "' did not end within " + limit.toMillis()
                                + " ms (WORKER_TIMEOUT_NOTIFY) and was killed; the notification service may hang");
            }
            return child.exitValue() == 0
                    ? new Outcome.Shown()
                    : new Outcome.Declined("'" + program + "' ended with status " + child.exitValue() + said(child));
        } catch (IOException e) {
            throw new WardenException(ErrorKind.UNREACHABLE, "'" + program + "' cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WardenException(ErrorKind.TIMEOUT, "'" + program + "' was not waited for", e);
        } finally {
            end();
        }
    }

    /** Ends it at once, and keeps it from being started. */
    synchronized void end() {
        ended = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized @Nullable Process start(NotificationPage page) throws IOException {
        if (ended) {
            return null;
        }
        // What follows "--" is text, whatever it begins with.
        ProcessBuilder command = new ProcessBuilder(List.of(
                        program.getPath(),
                        "--app-name=ops-warden",
                        "--urgency=" + page.urgency(),
                        "--",
                        page.title(),
                        page.body()))
                .redirectInput(NULL)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().clear();
        command.environment().putAll(environment);
        process = command.start();
        return process;
    }

    /** What is there to read by now; whoever holds the other end open is not waited for. */
    private static String said(Process ended) throws IOException {
        InputStream errors = ended.getErrorStream();
        byte[] bytes = errors.readNBytes(Math.min(MOST_BYTES, errors.available()));
        String text = OneLine.of(new String(bytes, StandardCharsets.UTF_8), LONGEST_REASON);
        return text.isEmpty() ? "" : ": " + text;
    }
}
