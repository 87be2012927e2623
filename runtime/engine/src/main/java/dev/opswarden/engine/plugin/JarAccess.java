package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Path;

/** Whether a file may be a plugin at all, before anybody looks into it. */
final class JarAccess {

    private JarAccess() {}

    /**
     * Refuses what is no file of the operator's alone.
     *
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} with what is wrong
     */
    static void check(Path jar, JarFileStamp stamp) throws IOException {
        if (stamp.link()) {
            throw PluginManifest.bad(
                    "it is a symbolic link, and what it leads to may change; put the jar itself there");
        }
        if (!stamp.regular()) {
            throw PluginManifest.bad("it is no regular file");
        }
        if (stamp.writableByOthers(jar)) {
            throw PluginManifest.bad("others may write it, and so have it do anything: chmod go-w '" + jar + "'");
        }
    }

    /** Refuses a plugin for another SPI. */
    static void checkRange(PluginManifest manifest, String spiVersion) {
        if (!Versions.satisfies(spiVersion, manifest.requires())) {
            throw PluginManifest.bad("plugin '" + manifest.id() + "' needs SPI '" + manifest.requires() + "', this is '"
                    + spiVersion + "'");
        }
    }
}
