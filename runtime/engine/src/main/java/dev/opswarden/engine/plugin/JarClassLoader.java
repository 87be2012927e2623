package dev.opswarden.engine.plugin;

import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** The classes of one plugin: its own first, but for those that the host always gives. */
final class JarClassLoader extends PluginClassLoader {

    private final String plugin;

    JarClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader host) {
        super(manager, descriptor, host);
        this.plugin = descriptor.getPluginId();
    }

    /** Whose classes these are. */
    String plugin() {
        return plugin;
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
        return super.shouldDelegateToParent(className) || SharedClasses.always(className);
    }
}
