package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateStoreTest {

    private static final Clock CLOCK = Clock.fixed(Drafts.NOW, ZoneOffset.UTC);

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void nameADirectoryThatIsNotThereYet() {
        directory = temporary.resolve("share/ops-warden");
    }

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
    void tenThousandDraftsComeBackAsTheyWere() {
        WorkerState state = WorkerState.empty()
                .withDecided(Drafts.many(10_000))
                .withNoteOwed(new OwedNote("k", "sum\nmary", "detail \u202e", Drafts.NOW))
                .state()
                .withDigestOwed("t-1");
        open().update(empty -> Change.to(state));
        WorkerState read = open().read().state();
        assertEquals(state, read);
        assertEquals(List.copyOf(state.drafts()), List.copyOf(read.drafts()));
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() throws IOException {
        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1")))));
        Files.setLastModifiedTime(drafts(), FileTime.from(Drafts.NOW));
        Updated updated = open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1")))));
        assertFalse(updated.written());
        assertEquals(FileTime.from(Drafts.NOW), Files.getLastModifiedTime(drafts()));
    }

    @Test
    void theFileIsForPeopleToo() throws IOException {
        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1")))));
        String text = Files.readString(drafts());
        assertTrue(text.startsWith("{\n  \"schema\" : 1,\n  \"drafts\" : {\n    \"m-1\" : {\n"), text);
        assertTrue(text.contains("\n      \"status\" : \"pending\",\n      \"decision\" : \"reply\",\n"), text);
        assertTrue(text.endsWith("}\n"), text);
    }

    @Test
    void fieldsOfALaterVersionAreKept() throws IOException {
        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1"), Drafts.reply("m-2")))));
        String text = Files.readString(drafts())
                .replaceFirst("\"schema\" : 1,", "\"mood\" : [ 1, null, { \"a\" : 0.5 } ],")
                .replaceFirst("\"status\"", "\"owner\" : { \"process\" : 7 },\n\"status\"")
                .replaceFirst("\\}\\s*$", ", \"schema\" : 1 }");
        Files.writeString(drafts(), text);
        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-3")))));
        String again = Files.readString(drafts());
        assertTrue(again.contains("\"mood\" : [ 1, null, {\n"), again);
        assertTrue(again.contains("\"owner\" : {\n        \"process\" : 7\n"), again);
        assertEquals(3, open().read().state().drafts().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\": 2, \"drafts\": [\"of another shape\"]}",
                "{\"drafts\": [\"of another shape\"], \"schema\": 2}",
                "{\"drafts\": {\"m\": {\"status\": \"snoozed\"}}, \"schema\": 17}"
            })
    void aNewerSchemaIsLeftAlone(String newer) throws IOException {
        StateStore store = open();
        Files.writeString(drafts(), newer);
        for (WardenException refused : List.of(
                assertThrows(WardenException.class, store::read),
                assertThrows(WardenException.class, () -> store.update(Change::to)),
                assertThrows(
                        WardenException.class,
                        () -> StateStore.readOnly(directory).read()))) {
            assertEquals(ErrorKind.STATE, refused.kind());
            assertTrue(refused.getMessage().contains("left alone"), refused.getMessage());
        }
        assertEquals(newer, Files.readString(drafts()));
        assertEquals(List.of(), store.directory().damagedFiles());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "{\"schema\": 1, \"drafts\": {\"m-1\": {\"status\": \"pend",
                "[]",
                "null",
                "{}",
                "{\"schema\": 0}",
                "{\"schema\": \"1\"}",
                "{\"schema\": 99999999999999999999}",
                "{\"schema\": 1, \"drafts\": []}",
                "{\"schema\": 1, \"drafts\": {\"m-1\": {}}}",
                "{\"schema\": 1, \"drafts\": {\"\": {}}}",
                "{\"schema\": 1, \"drafts\": {\"m-1\": {\"status\": \"lost\"}}}",
                "{\"schema\": 1, \"drafts\": {\"m-1\": {\"created_at\": \"yesterday\"}}}",
                "{\"schema\": 1, \"drafts\": {\"m-1\": {\"attempts\": 3000000000}}}",
                "{\"schema\": 1, \"owed\": {\"k\": {\"summary\": \"s\"}}}",
                "{\"schema\": 1} and more"
            })
    void aDamagedFileIsKeptUnderAnotherNameAndSaid(String damaged) throws IOException {
        StateStore store = open();
        Files.writeString(drafts(), damaged);

        Loaded looked = StateStore.readOnly(directory).read();
        assertEquals(1, looked.warnings().size());
        assertEquals(damaged, Files.readString(drafts()), "who only looks renames nothing");

        Loaded loaded = store.read();
        Path kept = directory.toRealPath().resolve("worker-drafts.json.damaged-20261102T093000Z");
        assertEquals(WorkerState.empty(), loaded.state());
        assertTrue(
                loaded.warnings().get(0).contains(kept.toString()),
                loaded.warnings().get(0));
        assertEquals(damaged, Files.readString(kept));
        assertFalse(Files.exists(drafts()));
        assertEquals(List.of(kept), store.directory().damagedFiles());
        assertTrue(StateStore.readOnly(directory).read().warnings().get(0).contains(kept.toString()));
        assertEquals(List.of(), store.read().warnings());
    }

    @Test
    void aChangeOverADamagedFileKeepsItToo() throws IOException {
        StateStore store = open();
        for (String damaged : List.of("first", "second")) {
            Files.writeString(drafts(), damaged);
            Updated updated = store.update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1")))));
            assertTrue(updated.written());
            assertEquals(1, updated.warnings().size());
        }
        List<Path> kept = store.directory().damagedFiles();
        assertEquals(2, kept.size());
        assertEquals("first", Files.readString(kept.get(0)));
        assertEquals("second", Files.readString(kept.get(1)));
        assertEquals(1, store.read().state().drafts().size());
    }

    @Test
    void theTextOfADamagedFileIsNotInTheMessage() throws IOException {
        StateStore store = open();
        Files.writeString(drafts(), "{\"schema\": 1, \"drafts\": {\"m\": {\"body\": hunter2}}}");
        assertFalse(store.read().warnings().get(0).contains("hunter2"));
    }

    @Test
    void lookingCreatesNothing() {
        StateView view = StateStore.readOnly(directory);
        assertEquals(new Loaded(WorkerState.empty(), List.of()), view.read());
        assertEquals(List.of(), view.recentTicks(1));
        assertFalse(Files.exists(directory));
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
    void aFileOfDraftsThatCannotBeReadIsNoEmptyOne() throws IOException {
        StateStore store = open();
        Files.createDirectory(drafts());
        assertEquals(
                ErrorKind.STATE,
                assertThrows(WardenException.class, store::read).kind());
        assertTrue(Files.isDirectory(drafts()));
    }

    @Test
    void whatAKilledRunLeftIsSweptUp() throws IOException {
        open();
        Path stale = Files.createFile(directory.resolve(".worker-drafts.json.1f.tmp"));
        Files.setLastModifiedTime(stale, FileTime.from(Drafts.NOW.minus(Duration.ofHours(2))));
        open();
        assertFalse(Files.exists(stale));
    }

    @Test
    void aLogThatCannotBeWrittenIsAWarningAndTheStateStands() throws IOException {
        StateStore store = open();
        Files.createDirectory(store.directory().audit());
        Draft draft = Drafts.reply("m-1");
        Updated updated = store.update(state -> Change.to(state.withDecided(List.of(draft)))
                .withEvents(List.of(AuditEvent.of(Drafts.NOW, "ann", AuditEvent.What.DECIDED, draft))));
        assertTrue(
                updated.warnings().get(0).contains("audit.jsonl"),
                updated.warnings().toString());
        assertEquals(1, store.read().state().drafts().size());
    }

    @Test
    void draftsOfEveryDecisionAreStored() {
        for (Decision decision : Decision.values()) {
            Draft draft = Drafts.builder(decision.label(), decision).build();
            open().update(state -> Change.to(state.withDecided(List.of(draft))));
        }
        assertEquals(1, open().read().state().pendingCount());
        assertEquals(3, open().read().state().openCount());
    }

    private StateStore open() {
        return StateStore.open(directory, CLOCK);
    }

    private Path drafts() {
        return directory.resolve("worker-drafts.json");
    }

    private static String refusal(Path path) {
        WardenException refused = assertThrows(WardenException.class, () -> StateStore.open(path, CLOCK));
        assertEquals(ErrorKind.STATE, refused.kind());
        return refused.getMessage();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
