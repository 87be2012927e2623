package dev.opswarden.plugin.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.testkit.jar.PluginJar;
import dev.opswarden.testkit.jar.PluginJarContract;
import java.nio.file.Path;

/** The jar of this plugin, as it will lie in the plugins directory. */
final class DesktopJarIT extends PluginJarContract {

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }

    /** Every class is linked: to show something would be seen by whoever runs this on a desktop. */
    @Override
    protected void use(PluginJar opened, PluginContext context) throws Exception {
        for (String entry : opened.entries()) {
            if (entry.endsWith(".class")) {
                String name =
                        entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
                assertNotNull(Class.forName(name, true, opened.loader()).getDeclaredMethods(), name);
            }
        }
        assertEquals("desktop", opened.extension(Notifier.class, context).id());
    }
}
