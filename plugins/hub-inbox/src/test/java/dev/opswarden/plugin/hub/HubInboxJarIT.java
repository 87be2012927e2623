package dev.opswarden.plugin.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.testkit.jar.PluginJar;
import dev.opswarden.testkit.jar.PluginJarContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

/** The jar of this plugin, as it will lie in the plugins directory. */
final class HubInboxJarIT extends PluginJarContract {

    private final MemoryHub hub = new MemoryHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }

    @Override
    protected PluginSettings settings() {
        return hub.settings();
    }

    @Override
    protected void use(PluginJar opened, PluginContext context) throws Exception {
        MessageId id = hub.arrives("dev", "s", "b");
        InboxSource inbox = opened.extension(InboxSource.class, context);

        assertInstanceOf(Health.Healthy.class, inbox.health().await());
        assertEquals(id, inbox.message(id).await().orElseThrow().id());
    }
}
