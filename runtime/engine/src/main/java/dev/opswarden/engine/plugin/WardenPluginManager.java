package dev.opswarden.engine.plugin;

import java.nio.file.Path;
import org.pf4j.ExtensionFinder;
import org.pf4j.IndexedExtensionFinder;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;

/** PF4J, with the class-loader policy of {@link SharedClasses} and the version of the SPI as system version. */
final class WardenPluginManager extends JarPluginManager {

    WardenPluginManager(Path directory, String spiVersion) {
        super(directory);
        // Left at its default of 0.0.0, PF4J would not look at Plugin-Requires at all.
        setSystemVersion(spiVersion);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        IndexedExtensionFinder finder = new IndexedExtensionFinder(this);
        // It remembers what it found, and would not see a plugin that is loaded later.
        addPluginStateListener(finder);
        return finder;
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new SharingClassLoader(pluginManager, descriptor, path);
            }
        };
    }
}
