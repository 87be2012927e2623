package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does about the archive of classes, seen with a JDK that only writes down how it is called. */
class StartupArchiveIT extends StartupArchiveSetUp {

    @ParameterizedTest
    @CsvSource({"17.0.15, -XX:SharedArchiveFile", "24, -XX:SharedArchiveFile", "25.0.3, -XX:AOTCache"})
    void onceItIsPreparedEveryCommandTakesTheArchive(String version, String option) throws Exception {
        jdk = new ScriptedJdk(work.resolve("another jdk"), version);
        environment.put("JAVA_HOME", jdk.home().toString());

        Ran prepared = launch("--prepare");

        assertEquals(0, prepared.status(), prepared.err());
        Path archive = onlyArchive(installed.resolve("startup"));
        assertEquals("prepared for a quick start: " + archive + "\n", prepared.out());
        for (String command : List.of("tick", "approve", "hub")) {
            assertEquals(option + "=" + archive, taken(command).orElseThrow());
        }
        assertFalse(Files.exists(cache()), "nothing is written for the user");
        assertEquals(
                "prepared for a quick start already: " + archive + "\n",
                launch("--prepare").out());
    }

    @Test
    void theSecondTickThatMissesAnArchiveMakesIt() throws Exception {
        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(Optional.empty(), taken("drafts"));
        assertEquals(Optional.empty(), taken("drafts"));

        String archive = taken("tick").orElseThrow();

        assertEquals("-XX:SharedArchiveFile=" + onlyArchive(cache()), archive);
        assertEquals(archive, taken("drafts").orElseThrow());
        assertEquals(Files.getPosixFilePermissions(cache()).size(), 3, "the directory is the user's alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "installed here/lib/library.jar",
                "installed here/plugins/plugin.jar",
                "jdk/lib/modules",
                "jdk/lib/server/libjvm.so",
            })
    void aFileThatWasReplacedByOneOfTheSameSizeAndTimeMakesTheArchiveUseless(String name) throws Exception {
        launch("--prepare");
        Path file = work.resolve(name);
        FileTime time = Files.getLastModifiedTime(file);
        String content = Files.readString(file);

        Files.writeString(file, content.toUpperCase(Locale.ROOT));
        Files.setLastModifiedTime(file, time);

        assertEquals(Optional.empty(), taken("tick"));
        assertTrue(taken("tick").isPresent(), "it is made anew");
        assertTrue(taken("tick").orElseThrow().contains(cache().toString()));
    }

    @Test
    void aJarThatCameOrWentMakesTheArchiveUseless() throws Exception {
        launch("--prepare");
        Path another = installed.resolve("plugins/another.jar");

        Files.writeString(another, "jar");
        assertEquals(Optional.empty(), taken("drafts"));

        Files.delete(another);
        assertTrue(taken("drafts").isPresent());

        Files.delete(installed.resolve("plugins/plugin.jar"));
        assertEquals(Optional.empty(), taken("drafts"));
    }

    @Test
    void pluginsInAnotherPlaceHaveAnArchiveOfTheirOwn() throws Exception {
        launch("--prepare");
        Path plugins = Files.createDirectory(work.resolve("my plugins"));
        Files.writeString(plugins.resolve("mine.jar"), "jar");
        environment.put("WORKER_PLUGINS_DIR", plugins.toString());

        assertEquals(Optional.empty(), taken("tick"));
        String mine = taken("tick").orElseThrow();

        Files.writeString(plugins.resolve("mine.jar"), "another jar");
        assertEquals(Optional.empty(), taken("tick"));
        assertNotEquals(mine, taken("tick").orElseThrow());
        assertEquals(1, archives(cache()).size(), "the one that is of no use any more is gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arch", "archivearchive", "ARCHIVE"})
    void anArchiveThatIsNotAsItWasMadeIsNotTaken(String content) throws Exception {
        launch("--prepare");
        Path archive = onlyArchive(installed.resolve("startup"));
        FileTime time = Files.getLastModifiedTime(archive);

        Files.writeString(archive, content);
        Files.setLastModifiedTime(archive, time);

        assertEquals(Optional.empty(), taken("drafts"));
    }

    @Test
    void anotherJdkTakesNoneOfThisOne() throws Exception {
        launch("--prepare");
        ScriptedJdk other = new ScriptedJdk(work.resolve("other"), "21.0.2");
        environment.put("JAVA_HOME", other.home().toString());

        assertEquals(Optional.empty(), taken(other, "drafts"));
    }

    @Test
    void aMovedInstallationStartsWithoutOne() throws Exception {
        launch("--prepare");
        Path moved = work.resolve("moved");

        Files.move(installed, moved);
        installed = moved;

        assertEquals(Optional.empty(), taken("drafts"));
        assertEquals(Optional.empty(), taken("tick"));
        assertTrue(taken("tick").orElseThrow().contains(cache().toString()));
    }
}
