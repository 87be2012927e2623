package dev.opswarden.engine.plugin;

import java.util.Map;
import java.util.Optional;

/** Which plugin is ending the process. Nothing keeps one from it; it can only be named. */
public final class ExitingPlugin {

    private ExitingPlugin() {}

    /** For a shutdown hook: the id of the plugin that called for it; nothing if a signal did, or the program itself. */
    public static Optional<String> id() {
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            if (thread.getKey().getContextClassLoader() instanceof JarClassLoader loader) {
                for (StackTraceElement frame : thread.getValue()) {
                    if (frame.getClassName().equals("java.lang.Shutdown")) {
                        return Optional.of(loader.plugin());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
