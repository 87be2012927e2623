package dev.opswarden.plugin.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.Vertx;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every tick is a cold start: without an endpoint nothing of this plugin is loaded but the brain itself. */
final class LazinessTest {

    @Test
    void withoutAnEndpointNothingElseIsLoaded(@TempDir Path directory) throws Exception {
        Vertx vertx = Vertx.vertx();
        URL classes = LlmBrain.class.getProtectionDomain().getCodeSource().getLocation();
        try (Recording loader = new Recording(classes)) {
            Brain brain = (Brain) loader.loadClass(LlmBrain.class.getName())
                    .getConstructor(PluginContext.class)
                    .newInstance(new TestContext(vertx, directory));

            Triage said =
                    brain.triage(ScriptedModel.message(1), Conversation.NONE).result();
            brain.close();

            assertTrue(said instanceof Triage.Abstained, said::toString);
            assertEquals(List.of(LlmBrain.class.getName()), loader.loaded);
        } finally {
            vertx.close().await();
        }
    }

    /** Loads this plugin itself, and everything else as the host does. */
    private static final class Recording extends URLClassLoader {

        final List<String> loaded = new ArrayList<>();

        Recording(URL classes) {
            super(new URL[] {classes}, LazinessTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.opswarden.plugin.llm.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known == null) {
                    loaded.add(name);
                    known = findClass(name);
                }
                return known;
            }
        }
    }
}
