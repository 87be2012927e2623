package dev.opswarden.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages in memory, found by whatever a query names.
 *
 * <p>A query walks the smallest of the sets that its filters point to. What has been read is in none of the sets of
 * unread messages, so a long history costs an unread query nothing.
 */
final class MessageStore {

    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byKey = new HashMap<>();
    private final NavigableSet<Entry> all = new TreeSet<>();
    private final NavigableSet<Entry> unread = new TreeSet<>();
    private final Index unreadByRecipient = new Index();
    private final Index byRecipient = new Index();
    private final Index bySender = new Index();
    private final Index byThread = new Index();
    private long next;

    synchronized void add(Message message, @Nullable String key) {
        Entry entry = new Entry(next++, message);
        byId.put(message.id(), entry);
        if (key != null) {
            byKey.put(key, entry);
        }
        all.add(entry);
        byRecipient.add(message.to(), entry);
        bySender.add(message.from(), entry);
        byThread.add(message.thread(), entry);
        if (message.unread()) {
            unread.add(entry);
            unreadByRecipient.add(message.to(), entry);
        }
    }

    synchronized void markRead(String id, Instant at) {
        Entry entry = byId.get(id);
        if (entry != null && entry.message().unread()) {
            entry.read(at);
            unread.remove(entry);
            unreadByRecipient.remove(entry.message().to(), entry);
        }
    }

    synchronized Optional<Message> byId(String id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::message);
    }

    synchronized Optional<Message> byKey(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Entry::message);
    }

    synchronized int size() {
        return all.size();
    }

    synchronized int unread() {
        return unread.size();
    }

    synchronized List<Message> find(MessageQuery query) {
        List<Message> page = new ArrayList<>();
        long skip = query.offset();
        for (Entry entry : smallest(query)) {
            Message message = entry.message();
            if (!query.matches(message) || skip-- > 0) {
                continue;
            }
            page.add(message);
            if (page.size() == query.limit()) {
                break;
            }
        }
        return page;
    }

    private NavigableSet<Entry> smallest(MessageQuery query) {
        List<NavigableSet<Entry>> sets = new ArrayList<>();
        sets.add(query.unreadOnly() ? unread : all);
        if (query.to() != null) {
            sets.add(query.unreadOnly() ? unreadByRecipient.get(query.to()) : byRecipient.get(query.to()));
        }
        if (query.from() != null) {
            sets.add(bySender.get(query.from()));
        }
        if (query.thread() != null) {
            sets.add(byThread.get(query.thread()));
        }
        return sets.stream().min(Comparator.comparingInt(NavigableSet::size)).orElse(all);
    }
}
