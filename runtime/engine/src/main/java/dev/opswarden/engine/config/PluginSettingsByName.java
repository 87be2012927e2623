package dev.opswarden.engine.config;

import dev.opswarden.spi.PluginSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as a plugin asks for them that declares some of its own.
 *
 * @param host those of the host
 * @param declared what the plugin declares
 * @param texts the values of those, by name
 * @param durations the durations among them
 */
record PluginSettingsByName(
        PluginSettings host, List<Setting<?>> declared, Map<String, String> texts, Map<String, Duration> durations)
        implements PluginSettings {

    PluginSettingsByName {
        declared = List.copyOf(declared);
        texts = Map.copyOf(texts);
        durations = Map.copyOf(durations);
    }

    @Override
    public Optional<String> text(String name) {
        for (Setting<?> setting : declared) {
            if (setting.name().equals(name)) {
                return Optional.ofNullable(texts.get(name));
            }
        }
        return host.text(name);
    }

    @Override
    public Duration duration(String name) {
        Duration own = durations.get(name);
        return own != null ? own : host.duration(name);
    }
}
