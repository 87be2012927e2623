package dev.opswarden.testkit;

import dev.opswarden.spi.PluginSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that a test makes up.
 *
 * @param texts by name; a name that is not there has no value
 * @param durations by name; a name that is not there is 5 seconds
 */
public record TestSettings(Map<String, String> texts, Map<String, Duration> durations) implements PluginSettings {

    /** No setting has a value, and every duration is 5 seconds. */
    public static final TestSettings NONE = new TestSettings(Map.of(), Map.of());

    /** Copies the maps. */
    public TestSettings {
        texts = Map.copyOf(texts);
        durations = Map.copyOf(durations);
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public Duration duration(String name) {
        return durations.getOrDefault(name, Duration.ofSeconds(5));
    }
}
