package dev.opswarden.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes whatever changes something: looks whether it was there before, writes it to the journal, then applies it.
 *
 * <p>It blocks, and it is used by one thread at a time: that alone makes two posts with one key, however close, one
 * message.
 */
final class Desk {

    private final HubState state;
    private final Journal journal;
    private final Clock clock;

    Desk(HubState state, Journal journal, Clock clock) {
        this.state = state;
        this.journal = journal;
        this.clock = clock;
    }

    Stored<Message> post(byte[] body, @Nullable String key) throws IOException {
        MessageFields fields = Json.object(body, MessageFields::ofSender);
        Message message = fields.posted(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Optional<Message> first =
                key == null ? Optional.empty() : state.messages().byKey(key);
        if (first.isPresent()) {
            return new Stored<>(first.get(), false);
        }
        keep(List.of(new Change.MessageAdded(message, key)));
        return new Stored<>(message, true);
    }

    Stored<Note> note(byte[] body, @Nullable String key) throws IOException {
        NoteFields fields = Json.object(body, NoteFields::ofAuthor);
        Note note = fields.posted(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Optional<Note> first = key == null ? Optional.empty() : state.notes().byKey(key);
        if (first.isPresent()) {
            return new Stored<>(first.get(), false);
        }
        keep(List.of(new Change.NoteAdded(note, key)));
        return new Stored<>(note, true);
    }

    /** The message, read now or before; nothing where it is not known. */
    Optional<Message> markRead(String id) {
        Optional<Message> message = state.messages().byId(id);
        if (message.isPresent() && message.get().unread()) {
            keep(List.of(new Change.MessageRead(id, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        }
        return state.messages().byId(id);
    }

    /** All of the file, or nothing of it. */
    LoadResult load(Path file) {
        List<Change> changes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int[] skipped = {0};
        MessageFile.read(file, fields -> {
            Message message = fields.loaded(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (state.messages().byId(message.id()).isPresent() || !ids.add(message.id())) {
                skipped[0]++;
            } else {
                changes.add(new Change.MessageAdded(message, null));
            }
        });
        keep(changes);
        return new LoadResult(changes.size(), skipped[0]);
    }

    private void keep(List<Change> changes) {
        journal.append(changes);
        changes.forEach(state::apply);
    }

    void close() {
        journal.close();
    }
}
