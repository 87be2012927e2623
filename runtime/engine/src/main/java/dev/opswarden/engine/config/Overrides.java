package dev.opswarden.engine.config;

import java.util.Optional;

/**
 * What the command line says about settings; it wins over the environment and the env file.
 *
 * @param configFile {@code --config}, as typed
 * @param stateDir {@code --state-dir}, as typed
 */
public record Overrides(Optional<String> configFile, Optional<String> stateDir) {

    /** Neither option was given. */
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty());
}
