package dev.opswarden.engine.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one jar in the plugins directory (contract, section 3, {@code plugins list}).
 *
 * @param id the plugin's id; the file's name where the jar does not say
 * @param version the plugin's version; empty where the jar does not say
 * @param state what became of it
 * @param provides what it adds, as {@code inbox:hub}
 * @param path the jar, absolute
 * @param requires the range of SPI versions that it works with; empty where the jar does not say
 * @param error why it is not started
 */
public record PluginInfo(
        String id,
        String version,
        State state,
        List<String> provides,
        Path path,
        String requires,
        Optional<String> error) {

    /** What became of a plugin. */
    public enum State {
        /** Loaded; its extensions can be used. */
        STARTED,
        /** Switched off by the operator. */
        DISABLED,
        /** Could not be loaded. */
        FAILED;

        /** The name as the contract writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
