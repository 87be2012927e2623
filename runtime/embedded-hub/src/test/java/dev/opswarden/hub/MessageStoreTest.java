package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageStoreTest {

    private static final int HISTORY = 100_000;

    @Test
    void aLongHistoryCostsAQueryForUnreadMessagesOrAThreadNothing() {
        MessageStore store = new MessageStore();
        for (int i = 0; i < HISTORY + 10; i++) {
            Instant at = Instant.EPOCH.plusSeconds(i);
            store.add(message("m" + i, "t" + i / 10, at, i < HISTORY ? at : null), null);
        }
        MessageQuery unread = new MessageQuery("b", null, null, true, Limits.PAGE, 0);
        MessageQuery thread = new MessageQuery(null, "a", "t9999", false, Limits.PAGE, 0);

        // Walking through the history would take minutes.
        long start = System.nanoTime();
        for (int i = 0; i < 20_000; i++) {
            assertEquals(10, store.find(unread).size());
            assertEquals(10, store.find(thread).size());
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, "40,000 queries took " + taken);
    }

    @Test
    void whatIsReadLeavesTheUnreadAloneAndKeepsItsPlace() {
        MessageStore store = new MessageStore();
        for (String id : List.of("1", "2", "3")) {
            store.add(message(id, "t", Instant.EPOCH, null), null);
        }
        store.markRead("2", Instant.EPOCH);

        assertEquals(List.of("1", "3"), ids(store, true));
        assertEquals(List.of("1", "2", "3"), ids(store, false));
        assertEquals(2, store.unread());
    }

    private static List<String> ids(MessageStore store, boolean unreadOnly) {
        return store.find(new MessageQuery("b", null, null, unreadOnly, Limits.PAGE, 0)).stream()
                .map(Message::id)
                .toList();
    }

    private static Message message(String id, String thread, Instant createdAt, @Nullable Instant readAt) {
        return new Message(id, "a", "b", "s", "t", thread, createdAt, readAt, null, null, List.of());
    }
}
