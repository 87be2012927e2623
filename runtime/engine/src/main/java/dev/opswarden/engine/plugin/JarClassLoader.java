package dev.opswarden.engine.plugin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** The classes of one plugin: its own first, but for those that the host always gives. */
final class JarClassLoader extends PluginClassLoader {

    private static final String CLASS = ".class";

    /** Those of this process, once somebody wants to know. */
    private static volatile @Nullable List<JarClassLoader> kept;

    private final String plugin;
    private final Path jar;

    JarClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host, Path jar) {
        super(manager, descriptor, host);
        this.plugin = descriptor.getPluginId();
        this.jar = jar;
        List<JarClassLoader> all = kept;
        if (all != null) {
            all.add(this);
        }
    }

    /** Whose classes these are. */
    String plugin() {
        return plugin;
    }

    /** Remembers every loader from now on, for {@link #linkAll}. */
    static void keep() {
        kept = new CopyOnWriteArrayList<>();
    }

    /** Links whatever they have loaded: the JVM does so at the end for the program's own classes only. */
    static void linkAll() throws IOException {
        List<JarClassLoader> all = kept;
        if (all != null) {
            for (JarClassLoader loader : all) {
                loader.link();
            }
        }
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return super.shouldDelegateToParent(className) || SharedClasses.always(className);
    }

    private void link() throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.endsWith(CLASS)) {
                    link(name.substring(0, name.length() - CLASS.length()).replace('/', '.'));
                }
            }
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // What is wanted is what the question does.
    private void link(String name) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            try {
                // To tell of these the JVM links it, and runs nothing of it; of an interface it knows without that
                // that there is no constructor.
                if (loaded.isInterface()) {
                    loaded.getDeclaredFields();
                } else {
                    loaded.getDeclaredConstructors();
                }
            } catch (LinkageError e) {
                // It needs what is not there, so it is never used either.
            }
        }
    }
}
