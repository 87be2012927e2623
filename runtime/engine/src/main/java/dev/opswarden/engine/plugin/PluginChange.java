package dev.opswarden.engine.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of plugins as it would be after a change, to see whether it could be loaded so.
 *
 * @param without a jar to leave out
 * @param with a jar to take in, which may lie elsewhere, and is neither disabled nor asked whether it was installed
 */
record PluginChange(Optional<Path> without, Optional<Path> with) {

    static final PluginChange NONE = new PluginChange(Optional.empty(), Optional.empty());

    boolean takesIn(Path jar) {
        return with.isPresent() && with.get().equals(jar);
    }
}
