package dev.opswarden.engine.plugin;

import static dev.opswarden.engine.plugin.PluginsFixture.ask;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which jars of a plugins directory are started. */
final class PluginHostTest extends PluginsSetUp {

    @Test
    void aGoodJarIsStartedAndSaysWhatItProvides() {
        BrainJars.saying("good", "Triage.fyi(\"fine\")").writeTo(there.plugins, "good.jar");

        PluginSet set = there.load();

        PluginInfo info = only(set);
        assertEquals(PluginInfo.State.STARTED, info.state());
        assertEquals(List.of("brain:good"), info.provides());
        assertEquals("fine", ask(set.brain("good").orElseThrow()).reason());
    }

    @Test
    void aMissingDirectoryIsAnEmptyOne() {
        assertEquals(List.of(), there.load(root.resolve("nowhere")).plugins());
    }

    @Test
    void theSecondJarWithOneIdIsRefused() {
        BrainJars.saying("twin", "Triage.fyi(\"first\")").writeTo(there.plugins, "a.jar");
        BrainJars.saying("twin", "Triage.fyi(\"second\")").writeTo(there.plugins, "b.jar");

        PluginSet set = there.load();

        assertEquals("first", ask(set.brain("twin").orElseThrow()).reason());
        assertTrue(set.plugins().get(1).error().orElseThrow().contains("a.jar"));
    }

    @Test
    void aPluginIsLookedIntoOnceAndAgainWhenItChanged() throws IOException {
        BrainJars.saying("kept", "Triage.fyi(\"one\")").writeTo(there.plugins, "kept.jar");
        assertEquals("one", ask(there.load().brain("kept").orElseThrow()).reason());
        Path known = there.checked();
        String found = Files.readString(known);

        assertEquals("one", ask(there.load().brain("kept").orElseThrow()).reason());
        assertEquals(found, Files.readString(known));

        BrainJars.saying("kept", "Triage.fyi(\"two\")")
                .manifest("Plugin-Version", "2.0.0")
                .writeTo(there.plugins, "kept.jar");
        PluginSet changed = there.load();
        assertEquals("two", ask(changed.brain("kept").orElseThrow()).reason());
        assertEquals("2.0.0", only(changed).version());

        Files.writeString(known, "junk");
        assertEquals("two", ask(there.load().brain("kept").orElseThrow()).reason());
    }

    @Test
    void nothingIsLoadedFromWhereOthersMayWrite() throws IOException {
        Path jar = BrainJars.saying("open", "Triage.fyi(\"fine\")").writeTo(there.plugins, "open.jar");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(only(there.load()).error().orElseThrow().startsWith("others may write it"));

        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(PluginInfo.State.STARTED, only(there.load()).state());

        Files.setPosixFilePermissions(there.plugins, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(only(there.load()).error().orElseThrow().startsWith("others may write into the plugins directory"));
    }

    private static PluginInfo only(PluginSet set) {
        assertEquals(1, set.plugins().size());
        return set.plugins().get(0);
    }
}
