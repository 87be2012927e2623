package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.zafarkhaja.semver.Version;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the SPI against the one that plugins were built with, and its version against what breaks
 * (docs/adr/0014-the-spi-and-its-versions.md).
 */
final class CompatibilityTest {

    private static final Path DIRECTORY = Path.of("src/compatibility");
    private static final Path PERMITTED = DIRECTORY.resolve("permitted-breaks.txt");

    private static SortedSet<String> breaks;

    @BeforeAll
    static void compare() throws Exception {
        breaks = SpiBreaks.between(Files.readAllBytes(baseline()), SomeJar.ofTheSpi());
    }

    @Test
    void whatPluginsWereBuiltAgainstStillHolds() throws Exception {
        SortedSet<String> broken = new TreeSet<>(breaks);
        broken.removeAll(permitted());
        assertEquals(
                new TreeSet<>(),
                broken,
                "this breaks plugins that were built against " + baseline().getFileName()
                        + "; mend it, or permit it in " + PERMITTED + " and raise SpiVersion");
    }

    @Test
    void whatIsPermittedIsABreak() throws Exception {
        SortedSet<String> idle = new TreeSet<>(permitted());
        idle.removeAll(breaks);
        assertEquals(new TreeSet<>(), idle, "nothing breaks by this; take it out of " + PERMITTED);
    }

    @Test
    void theVersionSaysWhetherPluginsBreak() throws Exception {
        Version before = Version.parse(versionIn(baseline()));
        Version now = Version.parse(SpiVersion.CURRENT);
        boolean raised = before.majorVersion() == 0
                ? now.majorVersion() > 0 || now.minorVersion() > before.minorVersion()
                : now.majorVersion() > before.majorVersion();
        assertTrue(
                permitted().isEmpty() || raised,
                () -> PERMITTED + " permits breaks, and SpiVersion went from " + before + " to " + now
                        + "; plugins that ask for the old one would be loaded and fail");
        assertTrue(now.compareTo(before) >= 0, () -> "SpiVersion went back from " + before + " to " + now);
    }

    private static Path baseline() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            assertEquals(1, jars.size(), () -> "baselines: " + jars);
            return jars.get(0);
        }
    }

    /** Asked of its own class: a constant of ours would have been copied into this one. */
    private static String versionIn(Path jar) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            return String.valueOf(loader.loadClass(SpiVersion.class.getName())
                    .getField("CURRENT")
                    .get(null));
        }
    }

    private static List<String> permitted() throws IOException {
        return Files.readAllLines(PERMITTED).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
