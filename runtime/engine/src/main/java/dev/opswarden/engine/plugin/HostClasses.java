package dev.opswarden.engine.plugin;

/**
 * The host as plugins see it: the classes of the JDK, those of {@link SharedClasses}, and nothing else. Without it a
 * library that a jar forgot would be found in the host by accident, and be missed in the next version.
 */
final class HostClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    HostClasses(ClassLoader host) {
        super("host", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SharedClasses.given(name) ? host.loadClass(name) : super.loadClass(name, resolve);
    }
}
