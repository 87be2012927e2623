package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class PluginStoreTest {

    private static Vertx vertx;

    @TempDir
    Path root;

    private PluginsFixture there;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @BeforeEach
    void createDirectory() throws IOException {
        there = new PluginsFixture(root, vertx);
    }

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
    void whatIsNoPluginIsRefusedWithItsReason() throws IOException {
        Path junk = Files.writeString(root.resolve("junk.jar"), "no jar");
        assertRefused(
                "cannot be installed: it is not a readable jar",
                () -> there.store().install(junk));
        assertRefused("is not there", () -> there.store().install(root.resolve("gone.jar")));
        assertRefused("is no file", () -> there.store().install(there.plugins));
        assertRefused(
                "needs SPI '>=9.0.0'",
                () -> there.store()
                        .install(there.jar(PluginsFixture.brain("x", "1.0.0").manifest("Plugin-Requires", ">=9.0.0"))));
        assertEquals(List.of(), there.files());
    }

    @Test
    void aDamagedEntryIsFoundBeforeAnythingIsCopied() throws IOException {
        Path jar = there.jar(PluginsFixture.brain("x", "1.0.0").entry("data.bin", new byte[100_000]));
        byte[] bytes = Files.readAllBytes(jar);
        // The checksum in the directory of the jar, of the entry that was written last.
        int last = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[last + 16] ^= 1;
        Files.write(jar, bytes);

        assertRefused("its entry 'data.bin' is damaged", () -> there.store().install(jar));
        assertTrue(PluginAudit.of(jar, "0.1.0").problem().orElseThrow().contains("data.bin"));
    }

    @Test
    void aJarThatChangedAfterwardsIsNotLoadedAndVerifySaysSo() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        assertEquals("1.0.0", there.running("one"));
        Files.copy(
                there.jar(PluginsFixture.brain("one", "1.0.0").entry("added", new byte[1])),
                there.plugins.resolve("one-1.0.0.jar"),
                StandardCopyOption.REPLACE_EXISTING);

        assertEquals("", there.running("one"));
        assertTrue(there.error("one").startsWith("it changed since it was installed: its SHA-256 is "));
        PluginAudit.Jar verified = PluginAudit.ofAll(there.place()).get(0);
        assertTrue(verified.problem().orElseThrow().startsWith("it changed since it was installed"));
    }

    @Test
    void aJarThatIsGoneIsMissed() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        Files.delete(there.plugins.resolve("one-1.0.0.jar"));

        assertTrue(
                PluginAudit.ofAll(there.place()).get(0).problem().orElseThrow().contains("is not there"));
        assertEquals(List.of(), there.store().remove("one"));
        assertEquals(List.of(), there.files());
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
    void anInstallationThatDiedHasTheOldVersionOrTheNewOne() throws IOException {
        PluginsFixture.brain("one", "1.0.0").writeTo(there.plugins, "one-1.0.0.jar");
        Path jar = there.jar("one", "2.0.0");
        there.store().install(jar);
        // As it is when the process dies before its last step, and after the one that counts.
        Files.copy(there.plugins.resolve(".previous/one/one-1.0.0.jar"), there.plugins.resolve("one-1.0.0.jar"));
        Files.createFile(there.plugins.resolve(".incoming-1.jar"));

        assertEquals("2.0.0", there.running("one"));
        assertTrue(there.error("one").contains("this jar came otherwise"));

        there.store().install(jar);
        assertEquals(List.of(".previous/one/one-1.0.0.jar", "one-2.0.0.jar", "plugins.lock"), there.files());
    }

    @Test
    void aJarThatSomebodyPutBesideTheInstalledOneIsNotLoaded() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        PluginsFixture.brain("one", "9.0.0").writeTo(there.plugins, "a-one.jar");

        assertEquals("1.0.0", there.running("one"));
        assertTrue(there.error("one").contains("'one-1.0.0.jar' is what was installed"));
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
    void withALockThatCannotBeReadNothingIsTrusted() throws IOException {
        there.store().install(there.jar("one", "1.0.0"));
        Files.writeString(there.plugins.resolve("plugins.lock"), "{\"schema\": 1, \"plugins\": {\"one\": {}}}");

        assertEquals("", there.running("one"));
        assertTrue(there.error("one-1.0.0.jar").contains("plugins.lock' cannot be read"));
    }

    @Test
    void whatCannotBeTrustedIsNotTakenForWhatIsNotThere() throws IOException {
        Path jar = there.jar("one", "1.0.0");
        there.store().install(jar);
        Files.setPosixFilePermissions(there.plugins, PosixFilePermissions.fromString("rwxrwxrwx"));

        for (Executable command : List.<Executable>of(
                () -> there.store().install(jar),
                () -> there.store().rollback("one"),
                () -> there.store().remove("one"),
                () -> there.store().disable("one"))) {
            assertRefused("others may write into the plugins directory", command);
        }
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

    private static void assertRefused(String said, Executable command) {
        WardenException refused = assertThrows(WardenException.class, command);
        assertEquals(ErrorKind.REFUSED, refused.kind(), refused::getMessage);
        assertTrue(refused.getMessage().contains(said), refused::getMessage);
    }

    private static int lastIndexOf(byte[] bytes, byte[] pattern) {
        for (int i = bytes.length - pattern.length; i >= 0; i--) {
            boolean found = true;
            for (int j = 0; j < pattern.length; j++) {
                found &= bytes[i + j] == pattern[j];
            }
            if (found) {
                return i;
            }
        }
        throw new IllegalStateException("not found");
    }
}
