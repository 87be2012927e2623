package dev.opswarden.engine.plugin;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.spi.SpiVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where plugins are loaded from.
 *
 * @param directory where the jars lie; a missing one is empty
 * @param spiVersion the version that {@code Plugin-Requires} is held against
 * @param cache where it is kept what was found in jars; nothing to look into each anew
 */
public record PluginPlace(Path directory, String spiVersion, Optional<Path> cache) {

    /**
     * The one that the settings name.
     *
     * @param settings the effective settings
     * @param surroundings where the program runs
     */
    public static PluginPlace of(Settings settings, Surroundings surroundings) {
        Path directory = settings.pluginsDir();
        // A file for each directory: who uses two in turn would have one drive out the other.
        String name = "plugins-" + Integer.toHexString(directory.toString().hashCode());
        return new PluginPlace(
                directory,
                SpiVersion.CURRENT,
                Optional.of(surroundings.cacheDirectory().resolve(name)));
    }
}
