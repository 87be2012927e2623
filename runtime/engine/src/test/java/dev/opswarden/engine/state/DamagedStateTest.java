package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of drafts that cannot be read, is damaged or of a newer version: it is kept, and said. */
class DamagedStateTest extends StateStoreSetUp {

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
    void aFileOfDraftsThatCannotBeReadIsNoEmptyOne() throws IOException {
        StateStore store = open();
        Files.createDirectory(drafts());
        assertEquals(
                ErrorKind.STATE,
                assertThrows(WardenException.class, store::read).kind());
        assertTrue(Files.isDirectory(drafts()));
    }
}
