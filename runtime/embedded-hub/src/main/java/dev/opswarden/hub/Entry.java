package dev.opswarden.hub;

import java.time.Instant;
import java.util.Comparator;

/** A message in its place: its time and the order in which it came never change, what else it holds may. */
final class Entry implements Comparable<Entry> {

    private static final Comparator<Entry> OLDEST_FIRST = Comparator.<Entry, Instant>comparing(
                    entry -> entry.message.createdAt())
            .thenComparingLong(entry -> entry.number);

    private final long number;
    private Message message;

    Entry(long number, Message message) {
        this.number = number;
        this.message = message;
    }

    Message message() {
        return message;
    }

    void read(Instant when) {
        message = message.readAt(when);
    }

    @Override
    public int compareTo(Entry other) {
        return OLDEST_FIRST.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
