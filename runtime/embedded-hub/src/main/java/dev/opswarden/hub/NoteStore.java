package dev.opswarden.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The progress notes in memory, in the order in which they came. */
final class NoteStore {

    private final List<Note> notes = new ArrayList<>();
    private final Map<String, Note> byKey = new HashMap<>();

    synchronized void add(Note note, @Nullable String key) {
        notes.add(note);
        if (key != null) {
            byKey.put(key, note);
        }
    }

    synchronized Optional<Note> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The newest notes, the very newest last. */
    synchronized List<Note> newest(int limit) {
        return List.copyOf(notes.subList(Math.max(0, notes.size() - limit), notes.size()));
    }
}
