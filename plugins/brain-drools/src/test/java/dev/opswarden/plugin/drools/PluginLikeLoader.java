package dev.opswarden.plugin.drools;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads a plugin as the host does, plugin first but for what the host shares, and notes what was loaded. */
final class PluginLikeLoader extends URLClassLoader {

    private static final List<String> SHARED = List.of(
            "java.",
            "javax.",
            "jdk.",
            "org.xml.",
            "org.w3c.",
            "dev.opswarden.spi.",
            "io.vertx.",
            "org.slf4j.",
            "org.pf4j.");

    private final Set<String> loaded = Collections.synchronizedSet(new HashSet<>());

    PluginLikeLoader(URL... plugin) {
        super(plugin, PluginLikeLoader.class.getClassLoader());
    }

    /** The names of the classes that came from the plugin. */
    Set<String> loaded() {
        return Set.copyOf(loaded);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            Class<?> found = findClass(name);
            loaded.add(name);
            return found;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }
}
