package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.engine.plugin.ExitingPlugin;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/**
 * Names the plugin that ends the process: without it a command would print nothing and return whatever the plugin chose,
 * success included. Java runs a shutdown hook for a signal as well; then no plugin is at fault, and the process ends as it
 * would.
 */
final class PluginWatch {

    private final Thread hook = new Thread(PluginWatch::nameTheOneAtFault, "plugin-watch");

    private PluginWatch() {}

    static PluginWatch start() {
        PluginWatch watch = new PluginWatch();
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

    private static void nameTheOneAtFault() {
        ExitingPlugin.id().ifPresent(plugin -> {
            Output err = new Output(new FileOutputStream(FileDescriptor.err), false, false);
            err.line("warden-runtime: plugin '" + plugin
                    + "' ended the process; switch it off with 'warden-runtime plugins disable " + plugin + "'");
            Runtime.getRuntime().halt(ExitCode.DEFECT.status());
        });
    }
}
