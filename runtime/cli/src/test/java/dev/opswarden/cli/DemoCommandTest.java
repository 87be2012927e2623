package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path home;

    @Test
    void withoutPluginsItSaysWhatToStart() throws IOException {
        Ran ran = new Shell(home).run("demo");

        assertEquals(69, ran.status());
        assertEquals("", ran.out());
        assertTrue(
                ran.err().startsWith("warden-runtime: there are no plugins in '" + home.resolve("installed/plugins")),
                ran.err());
        assertTrue(ran.err().contains("./warden-runtime"), ran.err());
        assertTrue(isEmpty(home));
    }

    @Test
    void pluginsThatDoNothingAreNoDemo() throws IOException {
        Path plugins = Files.createDirectories(home.resolve("installed/plugins"));
        Files.write(plugins.resolve("empty.jar"), new byte[0]);
        Path temporary = Files.createDirectory(home.resolve("tmp"));

        Ran ran = new Shell(home).with("TMPDIR", temporary.toString()).run("demo");

        assertEquals(70, ran.status());
        assertTrue(
                ran.err().contains("the demo did not go as announced:\n  the first tick was to decide 9"), ran.err());
        assertTrue(ran.err().contains("it was written: nothing"), ran.err());
        assertTrue(isEmpty(temporary));
    }

    @Test
    void aTemporaryDirectoryThatCannotBeUsedIsNamed() throws IOException {
        Path plugins = Files.createDirectories(home.resolve("installed/plugins"));
        Files.write(plugins.resolve("empty.jar"), new byte[0]);
        Path file = Files.createFile(home.resolve("file"));

        Ran ran = new Shell(home).with("TMPDIR", file.toString()).run("demo");

        assertEquals(74, ran.status());
        assertTrue(ran.err().contains("'" + file + "'") && ran.err().contains("TMPDIR"), ran.err());
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
