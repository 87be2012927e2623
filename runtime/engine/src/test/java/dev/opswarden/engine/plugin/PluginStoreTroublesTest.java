package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Jars that cannot be installed, and a plugins directory that is not as the last command left it. */
final class PluginStoreTroublesTest extends PluginsSetUp {

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
