package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A plugins directory full of bad jars: each is named with its cause, and the good ones between them run. */
@Isolated
final class BadJarsTest {

    private static Vertx vertx;
    private static Map<String, String> causes;
    private static PluginsFixture there;
    private static PluginSet set;

    /** All are compiled at once; three seconds of it are spent on the one that hangs. */
    @BeforeAll
    static void load(@TempDir Path root) throws IOException {
        vertx = Vertx.vertx();
        there = new PluginsFixture(root, vertx);
        BadJars jars = new BadJars(there.plugins);
        BadCode.addTo(jars);
        jars.add("a-good.jar", BadCode.good("a-good", "First"));
        jars.add("twin-a.jar", BadCode.good("twin", "Twin"));
        jars.add(
                "z-good.jar",
                BadCode.good("z-good", "Last").manifest("Plugin-Dependencies", "a-good@>=1.0.0, absent?"));
        causes = jars.write(Files.createDirectory(root.resolve("compiled")));
        set = there.load();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @Test
    void thereAreFortyFiveKindsAtLeast() {
        assertTrue(causes.size() >= 45, () -> causes.size() + " kinds");
    }

    @Test
    void eachBadJarIsNamedWithItsCause() {
        Map<String, PluginInfo> found = new HashMap<>();
        set.plugins().forEach(plugin -> found.put(String.valueOf(plugin.path().getFileName()), plugin));
        assertAll(causes.entrySet().stream().map(entry -> () -> {
            PluginInfo plugin = found.get(entry.getKey());
            assertEquals(PluginInfo.State.FAILED, plugin.state(), entry.getKey());
            String error = plugin.error().orElseThrow();
            assertTrue(error.contains(entry.getValue()), () -> entry.getKey() + ": " + error);
            assertTrue(error.lines().count() == 1, () -> entry.getKey() + ": " + error);
        }));
    }

    @Test
    void theGoodOnesBetweenThemRun() {
        for (String good : new String[] {"a-good", "twin", "z-good"}) {
            Brain brain = set.brain(good).orElseThrow();
            assertEquals(
                    "1.0.0",
                    brain.triage(TestMessages.message("m", "s", "b")).await().reason());
        }
        assertEquals(
                3,
                set.plugins().stream()
                        .filter(plugin -> plugin.state() == PluginInfo.State.STARTED)
                        .count());
    }

    /** What was found in good jars is remembered; nothing of it may make a bad one good. */
    @Test
    void theSecondTimeIsLikeTheFirst() throws IOException {
        // So that it is not waited for again; no code of a plugin that is switched off runs.
        Path disabled = Files.writeString(there.plugins.resolve("disabled.txt"), "hangs\n");

        List<PluginInfo> again = there.load().plugins();

        Files.delete(disabled);
        assertEquals(set.plugins().size(), again.size());
        for (int i = 0; i < again.size(); i++) {
            PluginInfo first = set.plugins().get(i);
            PluginInfo second = again.get(i);
            assertEquals(first.path(), second.path());
            if (first.id().equals("hangs")) {
                assertEquals(PluginInfo.State.DISABLED, second.state());
            } else {
                assertEquals(first.state(), second.state(), first.id());
                assertEquals(first.error(), second.error(), first.id());
            }
        }
    }

    @Test
    void whatIsThrownOnAThreadOfThePluginEndsThatThreadAlone(@TempDir Path root) throws Exception {
        PluginsFixture own = new PluginsFixture(root, vertx);
        new JarBuilder("threads").extension("Made", """
                        public class Made implements Brain {
                            static volatile Thread started;
                            public Made() {
                                started = new Thread(() -> { throw new StackOverflowError("mine"); }, "stray");
                                started.start();
                                Thread endless = new Thread(() -> { while (!Thread.interrupted()) { Thread.onSpinWait(); } }, "endless");
                                endless.setDaemon(true);
                                endless.start();
                            }
                            public String id() { return "threads"; }
                            public Future<Triage> triage(Message message) {
                                try { started.join(); } catch (InterruptedException e) { }
                                return Future.succeededFuture(Triage.fyi("still here"));
                            }
                        }
                        """).writeTo(own.plugins, "threads.jar");
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> seen.complete(thread.getContextClassLoader() + " " + thrown));
        try {
            assertEquals("still here", own.running("threads"));
            assertTrue(seen.get(10, TimeUnit.SECONDS).endsWith("java.lang.StackOverflowError: mine"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("endless"))
                    .forEach(Thread::interrupt);
        }
    }
}
