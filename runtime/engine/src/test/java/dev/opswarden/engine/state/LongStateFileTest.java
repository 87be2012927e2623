package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of so many drafts that the finished ones are left as they stand: nothing else may be different. */
class LongStateFileTest extends StateStoreSetUp {

    private static final int MANY = 300;

    @Test
    void whatIsFinishedStaysAsItStandsAndTheRestCanChange() throws IOException {
        store();
        // As somebody else would lay it out, and with what a terminal would obey.
        String text = Files.readString(drafts())
                .replace("\"status\" : \"sent\",\n      \"decision\"", "\"status\": \"sent\",   \"decision\"")
                .replace("Hello alice", "Hello \u202ealice");
        Files.writeString(drafts(), text);
        WorkerState before = open().read().state();
        assertEquals(MANY, before.drafts().size());

        open().update(state -> Change.to(state.withDecided(List.of(Drafts.reply("new")))));
        String again = Files.readString(drafts());
        assertTrue(again.contains("\"status\": \"sent\",   \"decision\""), again);
        assertFalse(again.contains("\u202e"), "characters that a terminal would obey are escaped as ever");
        WorkerState after = open().read().state();
        assertEquals(MANY + 1, after.drafts().size());
        for (Draft draft : before.drafts()) {
            assertEquals(draft, after.draft(draft.messageId()).orElseThrow());
        }
        assertEquals(
                "Hello \u202ealice,\n\nit is in the vault.\n",
                after.drafts().iterator().next().body());
    }

    @Test
    void onlyWhatIsLeftToBeDoneIsUnfinished() {
        store();
        WorkerState state = open().read().state();
        assertEquals(3, state.unfinished().size());
        assertEquals(List.of("owed"), ids(state.readMarksOwed()));
        assertEquals(1, state.pendingCount());
        assertEquals(1, state.openCount());
        assertEquals(MANY - 3, state.forgettable(Drafts.NOW.plusSeconds(MANY)).size());
        assertEquals(List.of("finished-7"), ids(state.matching("finished-7")));
        assertFalse(state.isToBeAskedAgain(new MessageId("finished-7")));
        assertEquals(state, state.withDecided(List.of(Drafts.reply("finished-7"))));
        assertEquals(
                MANY - 1, state.forget(state.matching("finished-7")).drafts().size());
    }

    @Test
    void aFinishedDraftThatCannotBeIsDamageEvenIfNobodyAsksForIt() throws IOException {
        store();
        Files.writeString(
                drafts(), Files.readString(drafts()).replaceFirst("\"priority\" : \"normal\"", "\"priority\" : 5"));
        Loaded loaded = open().read();
        assertEquals(WorkerState.empty(), loaded.state());
        assertTrue(
                loaded.warnings().get(0).contains("'priority' is no text (line "),
                loaded.warnings().get(0));
    }

    @Test
    void theSameIdTwiceIsDamage() throws IOException {
        store();
        Files.writeString(drafts(), Files.readString(drafts()).replaceFirst("\"finished-11\"", "\"finished-12\""));
        Loaded loaded = open().read();
        assertTrue(
                loaded.warnings().get(0).contains("one message has two drafts"),
                loaded.warnings().get(0));
    }

    @Test
    void aNewerSchemaIsLeftAlone() throws IOException {
        store();
        Files.writeString(drafts(), Files.readString(drafts()).replace("\"schema\" : 1", "\"schema\" : 2"));
        StateStore store = open();
        assertEquals(
                ErrorKind.STATE,
                assertThrows(WardenException.class, store::read).kind());
        assertEquals(List.of(), store.directory().damagedFiles());
    }

    private void store() {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < MANY - 3; i++) {
            drafts.add(Drafts.closed("finished-" + i, DraftStatus.SENT, Drafts.NOW));
        }
        drafts.add(Drafts.reply("pending"));
        drafts.add(Drafts.escalation("open"));
        drafts.add(Drafts.closed("owed", DraftStatus.SENT, Drafts.NOW)
                .change()
                .readOwed(true)
                .build());
        open().update(state -> Change.to(state.withDecided(drafts)));
    }

    private static List<String> ids(List<Draft> drafts) {
        return drafts.stream().map(draft -> draft.messageId().value()).toList();
    }
}
