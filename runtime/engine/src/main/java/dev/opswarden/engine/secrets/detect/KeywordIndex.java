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

    /** The fourth character of each keyword as the hash takes it, or -1 for one of three: a text of the rest is common. */
    private final byte[] fourths;

    private final int count;

    /** A keyword, and who looks where it stands. */
    record Entry(String word, Spotter spotter) {}

    KeywordIndex(List<Entry> entries) {
        Arrays.fill(first, (short) -1);
        next = new short[entries.size()];
        words = new String[entries.size()];
        spotters = new Spotter[entries.size()];
        numbers = new int[entries.size()];
        fourths = new byte[entries.size()];
        Map<Spotter, Integer> numbered = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String word = entries.get(i).word();
            if (word.length() < SHORTEST) {
                throw new IllegalArgumentException("the keyword '" + word + "' is shorter than three characters");
            }
            words[i] = word;
            fourths[i] = word.length() == SHORTEST ? -1 : (byte) (word.charAt(SHORTEST) & 31);
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

    /** All keywords. */
    List<String> words() {
        return List.of(words);
    }

    /** Sends the spotters wherever a keyword of theirs stands. */
    void scan(Scan scan) {
        // An array, and a stretch at a time: a process that reads twenty mails and ends is interpreted for the most
        // part.
        char[] text = scan.text().toCharArray();
        int from = 0;
        while (from < text.length) {
            from = stretch(scan, text, from, Math.min(text.length, from + STRETCH));
        }
        scan.patience().count(text.length);
    }

    /** Whether a keyword begins in a stretch of a text, as it is written. */
    boolean occursIn(CharSequence text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = add(hash, text.charAt(i));
            if (i >= from + SHORTEST - 1) {
                for (int entry = first[hash]; entry >= 0; entry = next[entry]) {
                    if (begins(text, i - SHORTEST + 1, words[entry])) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean begins(CharSequence text, int at, String word) {
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Goes through a stretch; returns where to go on: behind what was withheld, if anything was. */
    private int stretch(Scan scan, char[] text, int from, int to) {
        short[] entries = first;
        int hash = from < SHORTEST - 1 ? 0 : add(add(0, text[from - 2]), text[from - 1]);
        hash = from == 1 ? add(0, text[0]) : hash;
        for (int i = from; i < to; i++) {
            char c = text[i];
            hash = (hash << BITS ^ (c & 31)) & MASK;
            if (entries[hash] >= 0) {
                int next = i + 1 < text.length ? text[i + 1] & 31 : -1;
                int withheld = look(scan, i - SHORTEST + 1, entries[hash], next);
                if (withheld > i) {
                    return withheld;
                }
            }
            if (c == '\n') {
                scan.patience().newLine(i);
            }
        }
        return to;
    }

    private int look(Scan scan, int start, int firstEntry, int fourth) {
        Patience patience = scan.patience();
        for (int entry = firstEntry; entry >= 0; entry = next[entry]) {
            patience.count(1);
            if (fourths[entry] >= 0 && fourths[entry] != fourth) {
                continue;
            }
            String word = words[entry];
            if (start >= 0
                    && !scan.hasSeen(numbers[entry], start)
                    && scan.text().regionMatches(true, start, word, 0, word.length())) {
                if (!patience.isLeft(start)) {
                    return scan.withhold(start);
                }
                patience.spend(Patience.LOOK);
                spotters[entry].at(scan, start);
            }
        }
        return -1;
    }

    private static int add(int hash, char c) {
        return (hash << BITS ^ (c & 31)) & MASK;
    }
}
