package dev.opswarden.testkit.jar;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads a plugin's classes as the host does: what is neither in the jar nor shared is not found. */
final class PluginLoader extends URLClassLoader {

    private final ClassLoader host;

    PluginLoader(URL jar, ClassLoader host) {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (SharedPackages.always(name)) {
            return host.loadClass(name);
        }
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try {
                return findClass(name);
            } catch (ClassNotFoundException e) {
                return SharedPackages.offered(name) ? host.loadClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
