package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.SpiVersion;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluginHostTest {

    private static Vertx vertx;

    @TempDir
    Path directory;

    private Path plugins;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @BeforeEach
    void createPluginsDirectory() throws IOException {
        plugins = Files.createDirectory(directory.resolve("plugins"));
    }

    @Test
    void aGoodJarIsStartedAndSaysWhatItProvides() {
        brain("good", "Triage.fyi(\"fine\")").writeTo(plugins, "good.jar");

        PluginSet set = load();

        PluginInfo info = only(set);
        assertEquals(PluginInfo.State.STARTED, info.state());
        assertEquals(List.of("brain:good"), info.provides());
        assertEquals("fine", ask(set.brain("good").orElseThrow()).reason());
    }

    @Test
    void aMissingDirectoryIsAnEmptyOne() {
        assertEquals(
                List.of(),
                PluginHost.load(place(directory.resolve("nowhere")), vertx, contexts())
                        .plugins());
    }

    @Test
    void theSecondJarWithOneIdIsRefused() {
        brain("twin", "Triage.fyi(\"first\")").writeTo(plugins, "a.jar");
        brain("twin", "Triage.fyi(\"second\")").writeTo(plugins, "b.jar");

        PluginSet set = load();

        assertEquals("first", ask(set.brain("twin").orElseThrow()).reason());
        assertTrue(set.plugins().get(1).error().orElseThrow().contains("a.jar"));
    }

    @Test
    void aPluginIsLookedIntoOnceAndAgainWhenItChanged() throws IOException {
        brain("kept", "Triage.fyi(\"one\")").writeTo(plugins, "kept.jar");
        assertEquals("one", ask(load().brain("kept").orElseThrow()).reason());
        Path known = directory.resolve("cache/checked");
        String found = Files.readString(known);

        assertEquals("one", ask(load().brain("kept").orElseThrow()).reason());
        assertEquals(found, Files.readString(known));

        brain("kept", "Triage.fyi(\"two\")").manifest("Plugin-Version", "2.0.0").writeTo(plugins, "kept.jar");
        PluginSet changed = load();
        assertEquals("two", ask(changed.brain("kept").orElseThrow()).reason());
        assertEquals("2.0.0", only(changed).version());

        Files.writeString(known, "junk");
        assertEquals("two", ask(load().brain("kept").orElseThrow()).reason());
    }

    @Test
    void nothingIsLoadedFromWhereOthersMayWrite() throws IOException {
        Path jar = brain("open", "Triage.fyi(\"fine\")").writeTo(plugins, "open.jar");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(only(load()).error().orElseThrow().startsWith("others may write it"));

        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(PluginInfo.State.STARTED, only(load()).state());

        Files.setPosixFilePermissions(plugins, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(only(load()).error().orElseThrow().startsWith("others may write into the plugins directory"));
    }

    @Test
    void aPluginIsGivenItsContext() {
        new JarBuilder("curious")
                .extension(
                        "Curious",
                        BRAIN.formatted("Curious", "curious", "Triage.fyi(context.pluginId())")
                                .replace(
                                        "/*fields*/",
                                        "private final PluginContext context;"
                                                + " public Curious(PluginContext context) { this.context = context; }"))
                .writeTo(plugins, "curious.jar");

        assertEquals("curious", ask(load().brain("curious").orElseThrow()).reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"oops\");|oops",
                "throw new StackOverflowError(\"deep\");|deep",
                "return null;|returned null for a future in triage()",
                "return Future.succeededFuture(null);|answered null in triage()",
                "return Future.failedFuture(new NoClassDefFoundError(\"gone\"));|gone"
            })
    void whatAPluginThrowsBecomesAFailure(String body, String said) {
        new JarBuilder("bad")
                .extension("Bad", BRAIN_BODY.formatted("Bad", "bad", body))
                .writeTo(plugins, "bad.jar");

        Future<Triage> answer = load().brain("bad").orElseThrow().triage(TestMessages.message("m", "s", "b"));

        Exception failure = assertThrows(Exception.class, answer::await);
        assertTrue(String.valueOf(failure.getMessage()).contains(said), failure::toString);
    }

    @Test
    void aCallThatHangsDoesNotHoldUpTheNext() {
        new JarBuilder("slow")
                .extension(
                        "Slow",
                        BRAIN_BODY.formatted(
                                "Slow",
                                "slow",
                                "if (message.subject().equals(\"hang\")) { try { new"
                                        + " java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException"
                                        + " e) { } } return Future.succeededFuture(Triage.fyi(\"here\"));"))
                .writeTo(plugins, "slow.jar");
        Vertx own = Vertx.vertx();
        Brain slow =
                PluginHost.load(place(plugins), own, contexts()).brain("slow").orElseThrow();

        Future<Triage> hanging = slow.triage(TestMessages.message("m", "hang", ""));
        assertEquals(
                "here", slow.triage(TestMessages.message("m", "go", "")).await().reason());
        assertTrue(!hanging.isComplete());
        own.close();
    }

    @Test
    void aCallRunsWithTheClassLoaderOfThePlugin() {
        new JarBuilder("loader")
                .extension(
                        "Loader",
                        BRAIN_BODY.formatted(
                                "Loader",
                                "loader",
                                "return"
                                        + " Future.succeededFuture(Triage.fyi(String.valueOf(Thread.currentThread().getContextClassLoader()"
                                        + " == getClass().getClassLoader())));"))
                .writeTo(plugins, "loader.jar");

        assertEquals("true", ask(load().brain("loader").orElseThrow()).reason());
    }

    @Test
    void eachPluginHasAClassLoaderOfItsOwn() {
        brain("one", "Triage.fyi(String.valueOf(System.identityHashCode(getClass().getClassLoader())))")
                .writeTo(plugins, "one.jar");
        brain("two", "Triage.fyi(String.valueOf(System.identityHashCode(getClass().getClassLoader())))")
                .writeTo(plugins, "two.jar");
        PluginSet set = load();

        assertNotSame(
                ask(set.brain("one").orElseThrow()).reason(),
                ask(set.brain("two").orElseThrow()).reason());
        assertSame(
                ErrorKind.NOT_LOADED,
                assertThrows(WardenException.class, () -> JarCheck.of(directory.resolve("none.jar"), false))
                        .kind());
    }

    private static final String BRAIN = """
        public class %1$s implements Brain {
            /*fields*/
            public String id() { return "%2$s"; }
            public Future<Triage> triage(Message message) { return Future.succeededFuture(%3$s); }
        }
        """;

    private static final String BRAIN_BODY = """
        public class %1$s implements Brain {
            public String id() { return "%2$s"; }
            public Future<Triage> triage(Message message) { %3$s }
        }
        """;

    private static JarBuilder brain(String id, String answer) {
        return brain(id, answer, id);
    }

    private static JarBuilder brain(String pluginId, String answer, String brainId) {
        return new JarBuilder(pluginId).extension("Made", BRAIN.formatted("Made", brainId, answer));
    }

    private PluginSet load() {
        return PluginHost.load(place(plugins), vertx, contexts());
    }

    private PluginPlace place(Path jars) {
        return new PluginPlace(jars, SpiVersion.CURRENT, Optional.of(directory.resolve("cache/checked")));
    }

    private Function<String, dev.opswarden.spi.PluginContext> contexts() {
        TestContext base = new TestContext(vertx, directory);
        return id -> new TestContext(id, vertx, base.settings(), base.clock(), base.agent(), directory);
    }

    private static Triage ask(Brain brain) {
        return brain.triage(TestMessages.message("m", "s", "b")).await();
    }

    private static PluginInfo only(PluginSet set) {
        assertEquals(1, set.plugins().size());
        return set.plugins().get(0);
    }
}
