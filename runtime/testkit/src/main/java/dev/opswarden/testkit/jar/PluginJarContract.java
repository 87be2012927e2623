package dev.opswarden.testkit.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.SpiVersion;
import dev.opswarden.testkit.FilesBelow;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.DefaultVersionManager;
import org.pf4j.Extension;

/** What the host expects of a plugin's jar. For a test that runs once the jar is built. */
public abstract class PluginJarContract {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?");

    private static final Map<String, Function<Object, List<String>>> POINTS = Map.of(
            "inbox", made -> made instanceof InboxSource point ? List.of(point.id()) : List.of(),
            "replies", made -> made instanceof ReplyChannel point ? List.of(point.id()) : List.of(),
            "progress", made -> made instanceof ProgressLog point ? List.of(point.id()) : List.of(),
            "brain", made -> made instanceof Brain point ? List.of(point.id()) : List.of(),
            "rules", made -> made instanceof RuleBook point ? List.of(point.id()) : List.of(),
            "notifier", made -> made instanceof Notifier point ? List.of(point.id()) : List.of());

    private Vertx vertx;
    private Path directory;
    private PluginJar jar;

    /** For a test class of a plugin. */
    protected PluginJarContract() {}

    /** Where the jar lies. */
    protected abstract Path jar();

    /**
     * Uses the plugin so that its libraries are loaded: a real question to each of its extensions, and a look at the
     * answer.
     *
     * @param opened the jar
     * @param context what the host has for the plugin
     */
    protected abstract void use(PluginJar opened, PluginContext context) throws Exception;

    /** The settings of the context: none, where a test says nothing else. */
    protected PluginSettings settings() {
        return TestSettings.NONE;
    }

    @BeforeEach
    final void open(@TempDir Path temporary) throws IOException {
        directory = temporary.resolve("host");
        vertx = Vertx.vertx();
        jar = PluginJar.open(jar());
    }

    @AfterEach
    final void close() throws IOException {
        jar.close();
        vertx.close().await();
    }

    @Test
    final void p1TheJarHoldsAllThatItNeeds() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(jar.loader());
        try {
            use(jar, context());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    final void p2TheManifestNamesIdAndVersion() throws Exception {
        assertTrue(ID.matcher(value("Plugin-Id")).matches(), value("Plugin-Id"));
        assertTrue(VERSION.matcher(value("Plugin-Version")).matches(), value("Plugin-Version"));
    }

    @Test
    final void p3TheVersionOfTheSpiIsInTheRangeThatIsRequired() throws Exception {
        String range = value("Plugin-Requires");

        assertTrue(
                new DefaultVersionManager().checkVersionConstraint(SpiVersion.CURRENT, range),
                () -> "'" + range + "' does not hold " + SpiVersion.CURRENT);
    }

    @Test
    final void p5TheIndexNamesTheExtensions() throws Exception {
        assertFalse(jar.extensionClasses().isEmpty(), "META-INF/extensions.idx is missing or empty");
    }

    @Test
    final void p6EachExtensionIsAPublicClassWithOnePublicConstructor() throws Exception {
        for (String name : jar.extensionClasses()) {
            Class<?> type = jar.loader().loadClass(name);
            assertTrue(type.isAnnotationPresent(Extension.class), name);
            assertTrue(Modifier.isPublic(type.getModifiers()), name);
            assertEquals(1, type.getConstructors().length, name);
        }
    }

    @Test
    final void p7ConstructorsDoNoWork() throws Exception {
        Map<String, Long> before = FilesBelow.of(directory);

        jar.extensions(context());

        assertEquals(before, FilesBelow.of(directory), "no file and no directory of the plugin is made");
    }

    @Test
    final void p9NothingIsProvidedTwice() throws Exception {
        List<String> provided = new ArrayList<>();
        for (Object made : jar.extensions(context())) {
            int before = provided.size();
            POINTS.forEach((point, ids) -> ids.apply(made).forEach(id -> provided.add(point + ":" + id)));
            assertTrue(provided.size() > before, () -> made.getClass().getName() + " is no extension");
        }
        assertEquals(provided.size(), new HashSet<>(provided).size(), provided::toString);
    }

    @Test
    final void p43NothingThatIsTheHostsIsInTheJar() {
        List<String> shared = jar.entries().stream()
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", "").replace('/', '.'))
                .filter(SharedPackages::always)
                .toList();

        assertEquals(List.of(), shared);
    }

    @Test
    final void p43NoSignatureAndNoModuleOfALibraryIsLeft() {
        List<String> left = jar.entries().stream()
                .filter(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)") || name.endsWith("module-info.class"))
                .toList();

        assertEquals(List.of(), left);
    }

    private PluginContext context() throws IOException {
        return new TestContext(value("Plugin-Id"), vertx, settings(), new TestingClock(), "ops-warden", directory);
    }

    private String value(String name) throws IOException {
        String value = jar.manifest(name);
        assertNotNull(value, () -> "the manifest has no " + name);
        return value;
    }
}
