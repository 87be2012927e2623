package dev.opswarden.engine.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Drafts;
import dev.opswarden.engine.state.StateDirectory;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestFilesTest {

    @TempDir
    Path directory;

    private DigestFiles digests;

    @BeforeEach
    void open() {
        digests = new DigestFiles(new StateDirectory(directory));
    }

    @Test
    void aDigestIsThereByItsDateAndAsTheLatest() throws IOException {
        assertEquals(Optional.empty(), digests.latest());
        Path first = digests.write("t-1", Drafts.NOW, "# one\n");
        Path second = digests.write("../t 2", Drafts.NOW.plusSeconds(900), "# two\n");
        assertEquals(directory.resolve("digest/20261102T093000Z-t-1.md"), first);
        assertEquals(directory.resolve("digest/20261102T094500Z-%2e.%2ft%202.md"), second);
        assertEquals("# one\n", Files.readString(first));
        assertEquals(Optional.of("# two\n"), digests.latest());
        assertEquals("rwx------", mode(directory.resolve("digest")));
        assertEquals("rw-------", mode(first));
        assertEquals("rw-------", mode(digests.latestPath()));
    }

    @Test
    void oldDigestsGoByTheirNamesAndTheLatestStays() throws IOException {
        assertEquals(0, digests.prune(Drafts.NOW));
        for (int day = 0; day < 4; day++) {
            digests.write("t-" + day, Drafts.NOW.plus(Duration.ofDays(day)), "# " + day);
        }
        Files.writeString(directory.resolve("digest/notes.md"), "mine");
        Files.writeString(directory.resolve("digest/20261102-notes of a day.md"), "mine");
        assertEquals(2, digests.prune(Drafts.NOW.plus(Duration.ofDays(2))));
        try (var files = Files.list(directory.resolve("digest"))) {
            assertEquals(
                    List.of(
                            "20261102-notes of a day.md",
                            "20261104T093000Z-t-2.md",
                            "20261105T093000Z-t-3.md",
                            "latest.md",
                            "notes.md"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals(2, digests.prune(Drafts.NOW.plus(Duration.ofDays(30))));
        assertEquals(Optional.of("# 3"), digests.latest());
    }

    @Test
    void aFileWhereTheDirectoryShouldBeIsNamed() throws IOException {
        Files.writeString(directory.resolve("digest"), "");
        WardenException refused = assertThrows(WardenException.class, () -> digests.write("t", Drafts.NOW, "# one\n"));
        assertEquals(ErrorKind.STATE, refused.kind());
        assertTrue(refused.getMessage().contains("digest"), refused.getMessage());
        assertEquals(
                ErrorKind.STATE,
                assertThrows(WardenException.class, digests::latest).kind());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
