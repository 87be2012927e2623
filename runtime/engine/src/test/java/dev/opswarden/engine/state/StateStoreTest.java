package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is stored, and that it comes back. */
class StateStoreTest extends StateStoreSetUp {

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

    @Test
    void whatSomebodyElseWroteMeanwhileIsRead() throws IOException {
        StateStore store = open();
        store.update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-1")))));
        assertEquals(1, store.read().state().drafts().size());
        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-2")))));
        assertEquals(2, store.read().state().drafts().size());
        store.update(state -> Change.to(state.withDecided(List.of(Drafts.reply("m-3")))));
        assertEquals(3, open().read().state().drafts().size());

        // In its place, as long as it was, and of the same age.
        FileTime time = Files.getLastModifiedTime(drafts());
        Files.writeString(drafts(), Files.readString(drafts()).replace("\"m-3\"", "\"m-4\""));
        Files.setLastModifiedTime(drafts(), time);
        assertTrue(store.read().state().isKnown(new MessageId("m-4")));

        Files.delete(drafts());
        assertEquals(WorkerState.empty(), store.read().state());
    }

    @Test
    void lookingCreatesNothing() {
        StateView view = StateStore.readOnly(directory);
        assertEquals(new Loaded(WorkerState.empty(), List.of()), view.read());
        assertEquals(List.of(), view.recentTicks(1));
        assertFalse(Files.exists(directory));
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
}
