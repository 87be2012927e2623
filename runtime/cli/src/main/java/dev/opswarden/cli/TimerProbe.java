package dev.opswarden.cli;

import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.spi.Rfc3339;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the timer is: asked of systemd, and only where its unit file is there.
 *
 * @param state whether it runs ticks
 * @param next when it does so next, as far as systemd says
 */
record TimerProbe(TimerState state, Optional<Instant> next) {

    static final String UNIT = "ops-warden-worker.timer";

    static TimerProbe of(Surroundings surroundings) {
        if (!Files.exists(unitFile(surroundings))) {
            return new TimerProbe(TimerState.NOT_INSTALLED, Optional.empty());
        }
        Map<String, String> fields =
                new Systemctl(surroundings).show(UNIT, List.of("ActiveState", "NextElapseUSecRealtime"));
        TimerState state = switch (fields.getOrDefault("ActiveState", "")) {
            case "active", "activating", "reloading" -> TimerState.ACTIVE;
            case "inactive", "deactivating", "failed" -> TimerState.INACTIVE;
            default -> TimerState.UNKNOWN;
        };
        return new TimerProbe(
                state,
                state == TimerState.ACTIVE
                        ? time(fields.getOrDefault("NextElapseUSecRealtime", ""))
                        : Optional.empty());
    }

    static Path unitFile(Surroundings surroundings) {
        return surroundings
                .configDirectory()
                .resolveSibling("systemd")
                .resolve("user")
                .resolve(UNIT);
    }

    /** As systemd writes it: {@code Mon 2026-11-23 12:00:35 UTC}; empty while the service of the timer runs. */
    private static Optional<Instant> time(String text) {
        String[] words = text.split(" ", -1);
        try {
            return words.length == 4 && words[3].equals("UTC")
                    ? Optional.of(Rfc3339.parse(words[1] + "T" + words[2] + "Z"))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
