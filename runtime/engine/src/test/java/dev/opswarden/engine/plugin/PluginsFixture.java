package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.SpiVersion;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugins directory, and a place beside it where jars come from. */
final class PluginsFixture {

    private final Path root;
    private final Vertx vertx;
    final Path plugins;

    PluginsFixture(Path root, Vertx vertx) throws IOException {
        this.root = root;
        this.vertx = vertx;
        this.plugins = Files.createDirectories(root.resolve("plugins"));
        Files.createDirectories(root.resolve("from"));
    }

    /** A plugin with a brain of its own name, which tells its version. */
    static JarBuilder brain(String id, String version) {
        return BrainJars.saying(id, "Triage.fyi(\"" + version + "\")").manifest("Plugin-Version", version);
    }

    /** A jar somewhere else. */
    Path jar(JarBuilder builder) {
        return builder.writeTo(root.resolve("from"), "made.jar");
    }

    Path jar(String id, String version) {
        return jar(brain(id, version));
    }

    PluginPlace place() {
        return place(plugins);
    }

    private PluginPlace place(Path jars) {
        return new PluginPlace(jars, SpiVersion.CURRENT, Optional.of(checked()));
    }

    /** Where it is noted which jars have been looked into. */
    Path checked() {
        return root.resolve("cache/checked");
    }

    PluginStore store() {
        return new PluginStore(place(), vertx, this::context);
    }

    PluginSet load() {
        return load(plugins);
    }

    PluginSet load(Path jars) {
        return PluginHost.load(place(jars), vertx, this::context);
    }

    private TestContext context(String id) {
        TestContext base = new TestContext(vertx, root);
        return new TestContext(id, vertx, base.settings(), base.clock(), base.agent(), root);
    }

    /** What a brain says of some message. */
    static Triage ask(Brain brain) {
        return brain.triage(TestMessages.message("m", "s", "b")).await();
    }

    /** The version of a brain as it tells it when it is asked; empty if there is none. */
    String running(String id) {
        return load().brain(id).map(brain -> ask(brain).reason()).orElse("");
    }

    /** The error of a plugin that failed. */
    String error(String id) {
        return load().plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .flatMap(plugin -> plugin.error().stream())
                .findFirst()
                .orElse("");
    }

    /** The names of all files in the plugins directory, hidden ones included, deeper ones too. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(plugins)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> plugins.relativize(file).toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }
}
