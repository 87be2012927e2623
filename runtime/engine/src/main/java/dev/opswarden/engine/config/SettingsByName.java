package dev.opswarden.engine.config;

import dev.opswarden.spi.PluginSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as plugins ask for them.
 *
 * @param texts by name
 * @param durations the durations among them
 * @param assignments what was set, for what a plugin declares
 * @param surroundings what relative paths start from
 */
record SettingsByName(
        Map<String, String> texts, Map<String, Duration> durations, Assignments assignments, Surroundings surroundings)
        implements PluginSettings {

    SettingsByName {
        texts = Map.copyOf(texts);
        durations = Map.copyOf(durations);
    }

    @Override
    public Optional<String> text(String name) {
        if (!SettingsTable.isKnown(name)) {
            throw new IllegalArgumentException("there is no setting " + Quoted.of(name)
                    + "; a plugin declares its own in " + DeclaredSettings.ENTRY);
        }
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public Duration duration(String name) {
        Duration duration = durations.get(name);
        if (duration == null) {
            throw new IllegalArgumentException("there is no duration " + Quoted.of(name));
        }
        return duration;
    }
}
