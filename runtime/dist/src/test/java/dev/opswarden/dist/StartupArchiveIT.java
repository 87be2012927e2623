package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does about the archive of classes, seen with a JDK that only writes down how it is called. */
class StartupArchiveIT {

    @TempDir
    Path work;

    private Path installed;
    private ScriptedJdk jdk;
    private final Map<String, String> environment = new HashMap<>();

    /** An installation as the launcher sees it: itself, and jars that it never opens. */
    @BeforeEach
    void install() throws IOException {
        installed = work.resolve("installed here");
        Path built = Path.of(System.getProperty("warden.dist", ""));
        for (String folder : List.of("bin", "lib", "plugins")) {
            Files.createDirectories(installed.resolve(folder));
        }
        Files.copy(built.resolve("bin/warden-runtime"), installed.resolve("bin/warden-runtime"));
        Files.copy(built.resolve("lib/startup.sh"), installed.resolve("lib/startup.sh"));
        Files.writeString(installed.resolve("lib/warden-runtime.jar"), "jar");
        Files.writeString(installed.resolve("lib/library.jar"), "jar");
        Files.writeString(installed.resolve("plugins/plugin.jar"), "jar");
        Files.createDirectory(work.resolve("home"));
        jdk = new ScriptedJdk(work.resolve("jdk"), "17.0.15");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", work.resolve("home").toString());
        environment.put("JAVA_HOME", jdk.home().toString());
    }

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

    @Test
    void aRehearsalThatFailsLeavesNothingAndHarmsNothing() throws Exception {
        jdk.rehearsalsDo("printf half > \"$archive\"; exit 1");
        taken("tick");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(List.of("missed", "tried"), names(cache()));

        Ran prepared = launch("--prepare");
        assertEquals(74, prepared.status());
        assertTrue(prepared.err().contains("it works without"), prepared.err());
        assertEquals(List.of(), names(installed.resolve("startup")));
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainOnlyAfterAChange() throws Exception {
        Path rehearsals = work.resolve("rehearsals");
        jdk.rehearsalsDo("echo one >> '" + rehearsals + "'; exit 1");
        for (int tick = 0; tick < 4; tick++) {
            taken("tick");
        }
        assertEquals(1, Files.readAllLines(rehearsals).size());

        Files.writeString(installed.resolve("plugins/plugin.jar"), "another jar");
        taken("tick");
        taken("tick");

        assertEquals(2, Files.readAllLines(rehearsals).size());
    }

    @Test
    void anArchiveThatTheJvmCannotReadIsNotKept() throws Exception {
        jdk.rehearsalsDo("printf archive > \"$archive\";; -Xshare:on) exit 134");
        taken("tick");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(List.of(), archives(cache()));
    }

    @Test
    void twoThatMakeOneAtOnceBothEndWithAWholeOne() throws Exception {
        taken("tick");
        Process one = process("tick").start();
        Process other = process("tick").start();

        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());

        assertEquals(2, jdk.runs().size());
        // Whose archive stays is open; one that is there is whole, and a tick makes up for one that is not.
        taken("tick");
        assertTrue(taken("tick").isPresent());
    }

    @Test
    void aCacheDirectoryThatCannotBeMadeIsNoTrouble() throws Exception {
        Files.writeString(work.resolve("home/.cache"), "a file where the directory should be");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(Optional.empty(), taken("tick"));
    }

    @Test
    void aSignalWhileAnArchiveIsMadeEndsTheRunAndLeavesNothing() throws Exception {
        taken("tick");
        Path began = work.resolve("began");
        // A pipe, so that the test hears of the beginning and waits for nothing else.
        assertEquals(0, new ProcessBuilder("mkfifo", began.toString()).start().waitFor());
        jdk.rehearsalsDo("printf half > \"$archive\"; echo now > '" + began + "'; exec sleep 60");
        Process tick = process("tick").start();
        Files.readString(began);

        tick.destroy();

        assertEquals(143, tick.waitFor());
        assertEquals(List.of("missed"), names(cache()));
        assertEquals(List.of(), jdk.runs(), "the tick itself was not begun");
    }

    private Optional<String> taken(String command) throws Exception {
        return taken(jdk, command);
    }

    /** The option by which the program was given an archive, if it was; the launcher itself says nothing. */
    private Optional<String> taken(ScriptedJdk with, String command) throws Exception {
        with.runs();
        assertEquals(new Ran(0, "", ""), launch(command));
        List<String> runs = with.runs();
        assertEquals(1, runs.size(), runs.toString());
        String line = runs.get(0);
        int option = Math.max(line.indexOf("-XX:SharedArchiveFile="), line.indexOf("-XX:AOTCache="));
        return option < 0 ? Optional.empty() : Optional.of(line.substring(option, line.indexOf(".jsa", option) + 4));
    }

    private Ran launch(String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out-", ".txt");
        Path err = Files.createTempFile(work, "err-", ".txt");
        int status = process(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(status, Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder process(String command) {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", installed.resolve("bin/warden-runtime").toString(), command)
                .directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Path cache() {
        return work.resolve("home/.cache/ops-warden/startup");
    }

    private static Path onlyArchive(Path directory) throws IOException {
        List<String> archives = archives(directory);
        assertEquals(1, archives.size(), archives.toString());
        return directory.resolve(archives.get(0));
    }

    private static List<String> archives(Path directory) throws IOException {
        return names(directory).stream().filter(name -> name.endsWith(".jsa")).toList();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
