package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Install, upgrade, downgrade, roll back, remove, switch off and on, in all orders, against a list of what should be there.
 * One of the three plugins needs another.
 */
final class PluginStorePropertiesTest {

    private static final List<String> VERSIONS = List.of("1.0.0", "1.1.0", "2.0.0");

    private static Vertx vertx;
    private static Path root;

    @BeforeContainer
    static void packJars() throws IOException {
        vertx = Vertx.vertx();
        root = Files.createTempDirectory("plugin-store");
        Path from = Files.createDirectory(root.resolve("from"));
        for (String id : PluginsModel.IDS) {
            for (String version : VERSIONS) {
                JarBuilder jar = new JarBuilder(id).manifest("Plugin-Version", version);
                if (id.equals(PluginsModel.TOP)) {
                    jar.manifest("Plugin-Dependencies", PluginsModel.BASE);
                }
                jar.writeTo(from, id + version);
            }
        }
    }

    @AfterContainer
    static void stop() throws IOException {
        vertx.close().await();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void whatIsThereIsWhatTheCommandsSay(@ForAll("steps") List<PluginsModel.Step> steps) throws IOException {
        PluginsFixture there = new PluginsFixture(Files.createTempDirectory(root, "run"), vertx);
        PluginsModel model = new PluginsModel();
        List<PluginsModel.Step> done = new ArrayList<>();
        for (PluginsModel.Step step : steps) {
            done.add(step);
            assertEquals(model.follow(step), follow(there, step), done::toString);
            assertEquals(model.state(), found(there), done::toString);
        }
    }

    @Provide
    Arbitrary<List<PluginsModel.Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(PluginsModel.Verb.class),
                        Arbitraries.of(PluginsModel.IDS),
                        Arbitraries.of(VERSIONS))
                .as(PluginsModel.Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(16);
    }

    private static boolean follow(PluginsFixture there, PluginsModel.Step step) {
        try {
            switch (step.verb()) {
                case INSTALL -> there.store().install(root.resolve("from").resolve(step.id() + step.version()));
                case ROLL_BACK -> there.store().rollback(step.id());
                case REMOVE -> there.store().remove(step.id());
                case DISABLE -> there.store().disable(step.id());
                case ENABLE -> there.store().enable(step.id());
            }
            return true;
        } catch (WardenException e) {
            assertEquals(ErrorKind.REFUSED, e.kind(), e::getMessage);
            return false;
        }
    }

    /** What is really there: what a tick would load, what verify says of it, and no file beside it. */
    private static Map<String, PluginsModel.Plugin> found(PluginsFixture there) throws IOException {
        Map<String, PluginsModel.Plugin> found = new TreeMap<>();
        Map<String, PluginInfo.State> loaded = new TreeMap<>();
        for (PluginInfo plugin : there.load().plugins()) {
            assertEquals(null, loaded.put(plugin.id(), plugin.state()), plugin::toString);
        }
        int jars = 0;
        for (PluginAudit.Jar jar : PluginAudit.ofAll(there.place())) {
            PluginInfo.State state = loaded.get(jar.id());
            assertEquals(state == PluginInfo.State.FAILED, jar.problem().isPresent(), jar::toString);
            found.put(
                    jar.id(),
                    new PluginsModel.Plugin(jar.version(), jar.previous().orElse(""), state));
            jars += jar.previous().isPresent() ? 2 : 1;
        }
        assertEquals(
                jars,
                there.files().stream().filter(name -> name.endsWith(".jar")).count());
        return found;
    }
}
