package dev.opswarden.cli;

import dev.opswarden.engine.config.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks systemd how the timer is; only where its unit file is there, and never for long. */
final class TimerProbe {

    static final String UNIT = "ops-warden-worker.timer";

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 64;

    private TimerProbe() {}

    static TimerState of(Surroundings surroundings) {
        Path units = surroundings.configDirectory().resolveSibling("systemd").resolve("user");
        if (!Files.exists(units.resolve(UNIT))) {
            return TimerState.NOT_INSTALLED;
        }
        return systemctl(surroundings)
                .map(program -> state(answer(program, surroundings)))
                .orElse(TimerState.UNKNOWN);
    }

    /** By what it prints: its exit status is the same for a timer that is off and one that it does not know. */
    private static TimerState state(String answer) {
        return switch (answer) {
            case "active", "activating", "reloading" -> TimerState.ACTIVE;
            case "inactive", "deactivating", "failed" -> TimerState.INACTIVE;
            default -> TimerState.UNKNOWN;
        };
    }

    private static String answer(File systemctl, Surroundings surroundings) {
        ProcessBuilder command = new ProcessBuilder(systemctl.getPath(), "--user", "is-active", UNIT)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().clear();
        command.environment().putAll(surroundings.environment());
        try {
            Process process = command.start();
            try (InputStream out = process.getInputStream()) {
                // One word fits into the pipe: nobody needs to read it before the process has ended.
                return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        ? new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip()
                        : "";
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static Optional<File> systemctl(Surroundings surroundings) {
        String path = surroundings.environment().getOrDefault("PATH", "");
        // A relative entry would run what lies in the directory that the operator happens to be in.
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> new File(directory, "systemctl"))
                .filter(program -> program.isFile() && program.canExecute())
                .findFirst();
    }
}
