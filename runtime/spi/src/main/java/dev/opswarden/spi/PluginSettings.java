package dev.opswarden.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * The effective settings by the names of the contract's section 2, and by those that the plugin declares in {@code
 * META-INF/warden-settings.txt}; no value is a secret, only the paths of files.
 */
public interface PluginSettings {

    /**
     * A setting as text.
     *
     * @param name the variable's name
     * @return its value or its default; nothing if it has neither
     * @throws IllegalArgumentException for a name that no setting has
     */
    Optional<String> text(String name);

    /**
     * A setting as a duration.
     *
     * @param name the variable's name
     * @throws IllegalArgumentException for a name that no duration has
     */
    Duration duration(String name);
}
