package dev.opswarden.engine.secrets.detect;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in one pass where keywords stand in a text: each place is looked up by a hash of its three characters, which is
 * kept from place to place. Letters count alike in both cases there; a spotter looks closer.
 */
final class KeywordIndex {

    private static final int BITS = 5;
    private static final int MASK = (1 << (3 * BITS)) - 1;
    private static final int SHORTEST = 3;
    private static final int STRETCH = 128;

    /** The first entry of each hash, or -1; {@link #next} goes on from there. */
    private final short[] first = new short[MASK + 1];

    private final short[] next;
    private final String[] words;
    private final Spotter[] spotters;

    /** The number of each entry's spotter: several keywords may send the same one. */
    private final int[] numbers;

    private final int count;

    /** A keyword, and who looks where it stands. */
    record Entry(String word, Spotter spotter) {}

    KeywordIndex(List<Entry> entries) {
        Arrays.fill(first, (short) -1);
        next = new short[entries.size()];
        words = new String[entries.size()];
        spotters = new Spotter[entries.size()];
        numbers = new int[entries.size()];
        Map<Spotter, Integer> numbered = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String word = entries.get(i).word();
            if (word.length() < SHORTEST) {
                throw new IllegalArgumentException("the keyword '" + word + "' is shorter than three characters");
            }
            words[i] = word;
            spotters[i] = entries.get(i).spotter();
            int hash = add(add(add(0, word.charAt(0)), word.charAt(1)), word.charAt(2));
            next[i] = first[hash];
            first[hash] = (short) i;
            Integer known = numbered.get(spotters[i]);
            numbers[i] = known == null ? numbered.size() : known;
            numbered.put(spotters[i], numbers[i]);
        }
        count = numbered.size();
    }

    /** How many spotters there are. */
    int spotters() {
        return count;
    }

    /** Sends the spotters wherever a keyword of theirs stands. */
    void scan(Scan scan) {
        // An array, and a stretch at a time: a process that reads twenty mails and ends is interpreted for the most
        // part.
        char[] text = scan.text().toCharArray();
        int hash = 0;
        for (int from = 0; from < text.length; from += STRETCH) {
            hash = stretch(scan, text, from, Math.min(text.length, from + STRETCH), hash);
        }
    }

    private int stretch(Scan scan, char[] text, int from, int to, int before) {
        short[] entries = first;
        int hash = before;
        for (int i = from; i < to; i++) {
            char c = text[i];
            hash = (hash << BITS ^ (c & 31)) & MASK;
            if (entries[hash] >= 0) {
                look(scan, i - SHORTEST + 1, entries[hash]);
            }
            if (c == '\n') {
                scan.newLine();
            }
        }
        return hash;
    }

    private void look(Scan scan, int start, int firstEntry) {
        for (int entry = firstEntry; entry >= 0; entry = next[entry]) {
            String word = words[entry];
            if (start >= 0
                    && !scan.hasSeen(numbers[entry], start)
                    && scan.text().regionMatches(true, start, word, 0, word.length())) {
                spotters[entry].at(scan, start);
            }
        }
    }

    private static int add(int hash, char c) {
        return (hash << BITS ^ (c & 31)) & MASK;
    }
}
