package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plugins come, change and go, one whole step at a time. */
final class PluginStoreTest extends PluginsSetUp {

    @Test
    void anInstalledJarRunsAndIsNotedWithItsSum() throws IOException {
        Path jar = there.jar("one", "1.0.0");

        PluginStore.Change change = there.store().install(jar);

        assertEquals(List.of("brain:one"), change.plugin().provides());
        assertEquals(there.plugins.resolve("one-1.0.0.jar"), change.plugin().path());
        assertEquals(JarSum.of(jar), change.sha256());
        assertEquals("1.0.0", there.running("one"));
        assertEquals(List.of("one-1.0.0.jar", "plugins.lock"), there.files());
        assertEquals(
                new PluginLock.Jar("one-1.0.0.jar", "1.0.0", JarSum.of(jar)),
                PluginLock.read(there.plugins).of("one").orElseThrow().jar());
    }

    @Test
    void theSameJarAgainChangesNothing() throws IOException {
        Path jar = there.jar("one", "1.0.0");
        there.store().install(jar);
        String lock = Files.readString(there.plugins.resolve("plugins.lock"));

        assertFalse(there.store().install(jar).changed());

        assertEquals(lock, Files.readString(there.plugins.resolve("plugins.lock")));
        assertEquals(List.of("one-1.0.0.jar", "plugins.lock"), there.files());
    }

    @Test
    void anUpgradeKeepsTheOldVersionAndRollbackGoesToAndFro() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));

        assertEquals(
                Optional.of("1.0.0"),
                there.store().install(there.jar("one", "1.1.0")).before());
        assertEquals("1.1.0", there.running("one"));
        assertEquals(List.of(".previous/one/one-1.0.0.jar", "one-1.1.0.jar", "plugins.lock"), there.files());

        there.store().rollback("one");
        assertEquals("1.0.0", there.running("one"));
        assertEquals(List.of(".previous/one/one-1.1.0.jar", "one-1.0.0.jar", "plugins.lock"), there.files());

        there.store().rollback("one");
        assertEquals("1.1.0", there.running("one"));
    }

    @Test
    void aVersionThatDoesNotLoadLeavesTheOldOneInForce() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        List<String> before = there.files();
        Path broken = there.jar(new JarBuilder("one")
                .manifest("Plugin-Version", "2.0.0")
                .extension(
                        "Bad",
                        "public class Bad { public Bad() { throw new IllegalStateException(\"no licence\"); } }"));

        assertRefused(
                "'" + broken + "' does not load: java.lang.IllegalStateException: no licence",
                () -> there.store().install(broken));

        assertEquals("1.0.0", there.running("one"));
        assertEquals(before, there.files());
    }

    @Test
    void aPluginThatAnotherNeedsIsNeitherRemovedNorDisabled() throws IOException {
        there.store().install(there.jar("base", "1.0.0"));
        there.store()
                .install(there.jar(
                        PluginsFixture.brain("top", "1.0.0").manifest("Plugin-Dependencies", "base@>=1.0.0")));

        assertRefused(
                "plugin 'base' is needed by 'top'; remove that first",
                () -> there.store().remove("base"));
        assertRefused(
                "plugin 'base' is needed by 'top'; disable that first",
                () -> there.store().disable("base"));

        there.store().remove("top");
        there.store().remove("base");
        assertEquals(List.of(), there.files());
    }

    @Test
    void aVersionThatWouldKeepAnotherFromLoadingIsRefused() throws IOException {
        there.store().install(there.jar("base", "1.0.0"));
        there.store()
                .install(there.jar(
                        PluginsFixture.brain("top", "1.0.0").manifest("Plugin-Dependencies", "base@>=1.0.0 & <2.0.0")));

        assertRefused(
                "plugin 'top' would not load any more", () -> there.store().install(there.jar("base", "2.0.0")));
        assertEquals("1.0.0", there.running("base"));
    }

    @Test
    void whatCameWithTheDistributionIsFreeToBeRenewedAfterARollback() throws IOException {
        PluginsFixture.brain("one", "1.0.0").writeTo(there.plugins, "one-1.0.0.jar");
        there.store().install(there.jar("one", "2.0.0"));
        assertEquals("2.0.0", there.running("one"));

        there.store().rollback("one");

        assertEquals("1.0.0", there.running("one"));
        assertEquals(List.of("one-1.0.0.jar"), there.files());
    }

    @Test
    void aDisabledPluginStaysSoThroughAnUpgrade() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        assertTrue(there.store().disable("one"));
        assertFalse(there.store().disable("one"));
        assertEquals("", there.running("one"));

        there.store().install(there.jar("one", "2.0.0"));
        assertEquals("", there.running("one"));
        assertTrue(there.store().enable("one"));
        assertEquals("2.0.0", there.running("one"));

        there.store().disable("one");
        there.store().remove("one");
        assertEquals(List.of(), there.files());
        assertRefused("there is no plugin 'one'", () -> there.store().enable("one"));
    }

    @Test
    void twoCommandsDoNotChangeItAtOnce() throws IOException {
        Path jar = there.jar("one", "1.0.0");
        try (FileChannel channel = FileChannel.open(
                        there.plugins.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());
            assertRefused(
                    "another command is changing the plugins",
                    () -> there.store().install(jar));
        }
        assertTrue(there.store().install(jar).changed());
    }
}
