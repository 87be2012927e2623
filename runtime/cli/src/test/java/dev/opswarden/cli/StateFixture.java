package dev.opswarden.cli;

import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftBuilder;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A state directory that holds what a test says. */
final class StateFixture {

    private final StateStore store;

    StateFixture(Path directory) {
        store = StateStore.open(directory, Clock.systemUTC());
    }

    StateFixture with(DraftBuilder... drafts) {
        for (DraftBuilder draft : drafts) {
            Draft built = draft.build();
            store.update(state -> Change.to(state.withDraft(built)));
        }
        return this;
    }

    StateFixture owing(OwedNote note) {
        store.update(state -> state.withNoteOwed(note));
        return this;
    }

    /** A line in the history, of a tick that began and ended so long ago. */
    StateFixture ticked(String outcome, String reason, Duration ago) {
        String time = Instant.now().minus(ago).toString();
        store.addTick(json -> JsonTree.write(
                json, Map.of("outcome", outcome, "reason", reason, "started_at", time, "finished_at", time)));
        return this;
    }

    Path directory() {
        return store.directory().path();
    }

    /** A draft with nothing special, three hours old. */
    static DraftBuilder draft(String id, Decision decision) {
        return new DraftBuilder()
                .messageId(new MessageId(id))
                .status(Draft.firstStatus(decision))
                .decision(decision)
                .toAgent("alice")
                .subject(decision == Decision.REPLY ? "Re: about " + id : "about " + id)
                .body(decision == Decision.REPLY ? "Hello alice,\n\nit is in the vault.\n" : "")
                .threadId("thread of " + id)
                .priority(Priority.NORMAL)
                .brain("drools")
                .rule(Optional.of("where a credential is kept"))
                .reason("asks where a credential is kept")
                .createdAt(ago(Duration.ofHours(3)))
                .tickId("t-1")
                .key("key of " + id)
                .labels(List.of());
    }

    static Instant ago(Duration ago) {
        return Instant.now().minus(ago).minusSeconds(30);
    }
}
