package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.PluginDirectory.Candidate;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.pf4j.CompoundPluginRepository;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.ExtensionFinder;
import org.pf4j.IndexedExtensionFinder;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;

/**
 * PF4J, with the class-loader policy of {@link SharedClasses} and the version of the SPI as system version.
 *
 * <p>It is handed what was read and checked already, and reads no manifest itself: there, one bad entry stops the
 * loading of all.
 */
final class WardenPluginManager extends JarPluginManager {

    /** Disabled plugins are never handed to PF4J, whose own way would read two files for each manager. */
    private static final PluginStatusProvider NOTHING_IS_DISABLED = new PluginStatusProvider() {
        @Override
        public boolean isPluginDisabled(String pluginId) {
            return false;
        }

        @Override
        public void disablePlugin(String pluginId) {
            throw new UnsupportedOperationException("disabled plugins are not handed to PF4J");
        }

        @Override
        public void enablePlugin(String pluginId) {
            throw new UnsupportedOperationException("disabled plugins are not handed to PF4J");
        }
    };

    private final Map<Path, Candidate> checked = new HashMap<>();
    private final ClassLoader host = new HostClasses(WardenPluginManager.class.getClassLoader());

    WardenPluginManager(Path directory, String spiVersion) {
        super(directory);
        // Left at its default of 0.0.0, PF4J would look at no range of versions at all.
        setSystemVersion(spiVersion);
    }

    /** Makes the classes of a jar available; none of them is loaded yet. */
    JarClassLoader load(Candidate candidate) {
        checked.put(candidate.path(), candidate);
        loadPlugin(candidate.path());
        return (JarClassLoader) getPluginClassLoader(candidate.manifest().id());
    }

    /** The directory was read already: there are no jars but those that are handed over. */
    @Override
    protected PluginRepository createPluginRepository() {
        return new CompoundPluginRepository();
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return NOTHING_IS_DISABLED;
    }

    /** The index is read with the manifest; this one is never asked, and is the cheapest to make. */
    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new IndexedExtensionFinder(this);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path path) {
                return descriptor(Objects.requireNonNull(checked.get(path)));
            }
        };
    }

    /** Versions are checked by then: what is needed is there, in a version that does. */
    private static PluginDescriptor descriptor(Candidate candidate) {
        PluginManifest manifest = candidate.manifest();
        DefaultPluginDescriptor descriptor =
                new DefaultPluginDescriptor(manifest.id(), "", "", manifest.version(), "*", "", "");
        for (PluginManifest.Dependency dependency : manifest.dependencies()) {
            descriptor.addDependency(new PluginDependency(dependency.id() + (dependency.optional() ? "?" : "")));
        }
        return descriptor;
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new JarClassLoader(pluginManager, descriptor, host, path);
            }
        };
    }
}
