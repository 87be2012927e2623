package dev.opswarden.plugin.hub;

import dev.opswarden.spi.RawMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last messages of a list that may be long: the oldest go when there are too many, or too much of them. */
final class LatestMessages {

    static final int MAX_MESSAGES = 1_000;
    private static final long MAX_CHARACTERS = 16L << 20;

    private final Deque<RawMessage> kept = new ArrayDeque<>();
    private final int most;
    private long characters;

    LatestMessages() {
        this(MAX_MESSAGES);
    }

    /** Keeps fewer than usual. */
    LatestMessages(int most) {
        this.most = Math.min(most, MAX_MESSAGES);
    }

    void add(RawMessage message) {
        kept.addLast(message);
        characters += size(message);
        while (kept.size() > most || (characters > MAX_CHARACTERS && kept.size() > 1)) {
            characters -= size(kept.removeFirst());
        }
    }

    /** Those that are left, in their order. */
    List<RawMessage> messages() {
        return List.copyOf(kept);
    }

    private static long size(RawMessage message) {
        return (long) message.subject().length() + message.body().length();
    }
}
