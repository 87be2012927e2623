package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The directory itself: whose it is, who may look into it, and what is in its place. */
class StateDirectoryTest extends StateStoreSetUp {

    @Test
    void everythingThatIsCreatedIsPrivate() throws IOException {
        StateStore store = open();
        store.update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1"))))
                .withEvents(List.of(AuditEvent.of(Drafts.NOW, "ann", AuditEvent.What.DECIDED, Drafts.reply("m-1")))));
        store.addTick(Json.of(Map.of("tick_id", "t-1")));
        assertEquals("rwx------", mode(directory));
        try (var files = Files.list(directory)) {
            List<Path> found = files.sorted().toList();
            assertEquals(
                    List.of(
                            "audit.head",
                            "audit.jsonl",
                            "state.lock",
                            "tick.lock",
                            "ticks.jsonl",
                            "worker-drafts.json"),
                    found.stream().map(file -> file.getFileName().toString()).toList());
            for (Path file : found) {
                assertEquals("rw-------", mode(file), file.toString());
            }
        }
    }

    @Test
    void aDirectoryThatWasOpenToOthersIsClosed() throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        open();
        assertEquals("rwx------", mode(directory));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
        open();
        assertEquals("rwx------", mode(directory));
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefusedAndLeftAsItIs() throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(directory.resolve("passwd"), "root");
        assertTrue(refusal(directory).contains("holds other things"));
        assertEquals("rwxr-xr-x", mode(directory));
        assertTrue(refusal(Path.of("/tmp")).contains("holds other things"));
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        assertTrue(refusal(file).contains("state directory '" + file + "' cannot be written: a file is where"));
        assertTrue(refusal(file.resolve("below")).contains("cannot be written: a file is where"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("nowhere"));
        assertTrue(refusal(link).contains("cannot be written"));
    }

    @Test
    void aLockThatIsNoFileIsNamed() throws IOException {
        open();
        Files.delete(directory.resolve("tick.lock"));
        Files.createDirectory(directory.resolve("tick.lock"));
        assertTrue(refusal(directory).contains("'tick.lock' is no file"));
    }

    @Test
    void whatAKilledRunLeftIsSweptUp() throws IOException {
        open();
        Path stale = Files.createFile(directory.resolve(".worker-drafts.json.1f.tmp"));
        Files.setLastModifiedTime(stale, FileTime.from(Drafts.NOW.minus(Duration.ofHours(2))));
        open();
        assertFalse(Files.exists(stale));
    }

    private static String refusal(Path path) {
        WardenException refused = assertThrows(WardenException.class, () -> StateStore.open(path, CLOCK));
        assertEquals(ErrorKind.STATE, refused.kind());
        return refused.getMessage();
    }
}
