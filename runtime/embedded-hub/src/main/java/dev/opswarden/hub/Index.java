package dev.opswarden.hub;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Messages by one of their fields, oldest first. */
final class Index {

    private final Map<String, NavigableSet<Entry>> entries = new HashMap<>();

    void add(String key, Entry entry) {
        entries.computeIfAbsent(key, k -> new TreeSet<>()).add(entry);
    }

    void remove(String key, Entry entry) {
        NavigableSet<Entry> set = entries.get(key);
        if (set != null && set.remove(entry) && set.isEmpty()) {
            entries.remove(key);
        }
    }

    NavigableSet<Entry> get(String key) {
        return entries.getOrDefault(key, Collections.emptyNavigableSet());
    }
}
