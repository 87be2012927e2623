package dev.opswarden.cli;

import dev.opswarden.engine.plugin.PluginInfo;

/** What to do about a plugin that does not load, as a command. */
final class PluginMend {

    private PluginMend() {}

    /** One that knows its own id can be switched off; a jar that does not even say that is only a file. */
    static String of(PluginInfo plugin) {
        return plugin.version().isEmpty()
                ? Mend.command("rm", plugin.path().toString())
                : "warden-runtime plugins disable " + plugin.id();
    }
}
