package dev.opswarden.engine.config;

import dev.opswarden.spi.PluginSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings as plugins ask for them. */
record SettingsByName(Map<String, String> texts, Map<String, Duration> durations) implements PluginSettings {

    SettingsByName {
        texts = Map.copyOf(texts);
        durations = Map.copyOf(durations);
    }

    @Override
    public Optional<String> text(String name) {
        if (!SettingsTable.isKnown(name)) {
            throw new IllegalArgumentException("there is no setting " + Quoted.of(name));
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
