package dev.opswarden.engine.plugin;

import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.engine.config.Effective;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import java.util.ArrayList;
import java.util.List;

/** The settings that plugins declare themselves. */
public final class OwnSettings {

    private OwnSettings() {}

    /** What a plugin is given, with its own settings among the host's. */
    static PluginContext beside(PluginContext given, String declared) {
        PluginSettings all = DeclaredSettings.parse(given.pluginId(), declared).beside(given.settings());
        return new ContextWithSettings(given, all);
    }

    /**
     * What the plugins of a directory declare, and what is set of it; no code of theirs runs. Blocking.
     *
     * @param place the directory
     * @param host the host's settings
     */
    public static DeclaredSettings.Read of(PluginPlace place, PluginSettings host) {
        List<Effective> effective = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (PluginDirectory.Candidate candidate :
                PluginDirectory.scan(place, PluginChange.NONE).inOrder()) {
            if (!candidate.settings().isEmpty()) {
                DeclaredSettings.Read read = DeclaredSettings.parse(
                                candidate.manifest().id(), candidate.settings())
                        .read(host);
                effective.addAll(read.effective());
                errors.addAll(read.errors());
                warnings.addAll(read.warnings());
            }
        }
        return new DeclaredSettings.Read(effective, errors, warnings);
    }
}
