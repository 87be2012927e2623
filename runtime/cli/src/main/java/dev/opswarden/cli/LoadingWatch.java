package dev.opswarden.cli;

import dev.opswarden.engine.plugin.ExitingPlugin;

/**
 * Names the plugin that ends the process while it is being loaded: without it a command would print nothing and return
 * whatever the plugin chose. Java runs a shutdown hook for a signal as well; then no plugin is at fault, and the process
 * ends as it would.
 */
final class LoadingWatch {

    private final Thread hook;

    private LoadingWatch(Invocation invocation) {
        this.hook = new Thread(() -> endedBy(invocation), "loading-watch");
    }

    static LoadingWatch start(Invocation invocation) {
        LoadingWatch watch = new LoadingWatch(invocation);
        Runtime.getRuntime().addShutdownHook(watch.hook);
        return watch;
    }

    /** Nothing of a plugin runs any more. */
    void ended() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook says why.
        }
    }

    private static void endedBy(Invocation invocation) {
        ExitingPlugin.id().ifPresent(plugin -> {
            invocation
                    .err()
                    .line("warden-runtime: plugin '" + plugin
                            + "' ended the process while it was being loaded; switch it off with 'warden-runtime"
                            + " plugins disable " + plugin + "'");
            Runtime.getRuntime().halt(ExitCode.DEFECT.status());
        });
    }
}
