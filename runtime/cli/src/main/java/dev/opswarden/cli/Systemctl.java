package dev.opswarden.cli;

import dev.opswarden.engine.config.Surroundings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks programs of the system how things are: never for long, and never by a relative entry of {@code PATH}. */
final class Systemctl {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int MOST_BYTES = 4_096;

    private final Surroundings surroundings;

    Systemctl(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Properties of a unit of this user's manager.
     *
     * @param unit the unit
     * @param properties which
     * @return name and value; nothing if there is no systemctl, or no manager answers in time
     */
    Map<String, String> show(String unit, List<String> properties) {
        return program("systemctl")
                .map(program ->
                        fields(answer(program, List.of("--user", "show", "-p", String.join(",", properties), unit))))
                .orElse(Map.of());
    }

    /** What a program answers; empty if it does not, in time and with status 0. */
    String answer(File program, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(program.getPath()));
        words.addAll(arguments);
        ProcessBuilder command = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().clear();
        command.environment().putAll(surroundings.environment());
        // What it prints of times depends on both.
        command.environment().putAll(Map.of("TZ", "UTC", "LC_ALL", "C"));
        try {
            Process process = command.start();
            try (InputStream out = process.getInputStream()) {
                // Few lines fit into the pipe: nobody needs to read them before the process has ended.
                return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0
                        ? new String(out.readNBytes(Math.min(MOST_BYTES, out.available())), StandardCharsets.UTF_8)
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

    /** A program in the {@code PATH}. A relative entry would run what lies in the directory that the operator is in. */
    Optional<File> program(String name) {
        for (String directory :
                surroundings.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            File program = new File(directory, name);
            if (directory.startsWith("/") && program.isFile() && program.canExecute()) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> fields(String answer) {
        Map<String, String> fields = new HashMap<>();
        answer.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return fields;
    }
}
