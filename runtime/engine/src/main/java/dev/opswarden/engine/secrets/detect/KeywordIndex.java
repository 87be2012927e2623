package dev.opswarden.engine.secrets.detect;

import java.util.Arrays;
import java.util.List;

/**
 * Says in one pass where keywords stand in a text: each place is looked up by a hash of its three characters, which is
 * kept from place to place. Letters count alike in both cases there; a spotter looks closer.
 */
final class KeywordIndex {

    private static final int BITS = 5;
    private static final int MASK = (1 << (3 * BITS)) - 1;
    private static final int SHORTEST = 3;
    private static final int STRETCH = 128;

    private static final int AT_FIRST = 1024;

    /** The first entry of each hash; {@link #next} goes on from there. Entries are numbered from 1, and 0 is none. */
    private final short[] first = new short[MASK + 1];

    private short[] next = new short[AT_FIRST];
    private String[] words = new String[AT_FIRST];
    private Spotter[] spotters = new Spotter[AT_FIRST];

    /** The number of each entry's spotter: several keywords may send the same one. */
    private short[] numbers = new short[AT_FIRST];

    /** The fourth character of each keyword as the hash takes it, or -1 for one of three: a text of the rest is common. */
    private byte[] fourths = new byte[AT_FIRST];

    private int entries;
    private int count;

    /**
     * Lets a spotter look where one of its keywords stands.
     *
     * @param keywords one or more
     * @param between what stands between them
     * @param spotter who looks
     * @throws IllegalArgumentException if a keyword has fewer than three characters
     */
    void add(String keywords, char between, Spotter spotter) {
        int from = 0;
        while (from < keywords.length()) {
            int end = keywords.indexOf(between, from);
            end = end < 0 ? keywords.length() : end;
            add(keywords.substring(from, end), spotter);
            from = end + 1;
        }
        count++;
    }

    private void add(String word, Spotter spotter) {
        if (word.length() < SHORTEST) {
            throw new IllegalArgumentException("the keyword '" + word + "' is shorter than three characters");
        }
        int entry = ++entries;
        if (entry == words.length) {
            grow();
        }
        int hash = add(add(add(0, word.charAt(0)), word.charAt(1)), word.charAt(2));
        words[entry] = word;
        spotters[entry] = spotter;
        numbers[entry] = (short) count;
        fourths[entry] = word.length() == SHORTEST ? -1 : (byte) (word.charAt(SHORTEST) & 31);
        next[entry] = first[hash];
        first[hash] = (short) entry;
    }

    private void grow() {
        int length = 2 * words.length;
        next = Arrays.copyOf(next, length);
        words = Arrays.copyOf(words, length);
        spotters = Arrays.copyOf(spotters, length);
        numbers = Arrays.copyOf(numbers, length);
        fourths = Arrays.copyOf(fourths, length);
    }

    /** How many spotters there are. */
    int spotters() {
        return count;
    }

    /** All keywords. */
    List<String> words() {
        return List.of(Arrays.copyOfRange(words, 1, entries + 1));
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
                for (int entry = first[hash]; entry > 0; entry = next[entry]) {
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
        short[] heads = first;
        int hash = from < SHORTEST - 1 ? 0 : add(add(0, text[from - 2]), text[from - 1]);
        hash = from == 1 ? add(0, text[0]) : hash;
        for (int i = from; i < to; i++) {
            char c = text[i];
            hash = (hash << BITS ^ (c & 31)) & MASK;
            if (heads[hash] > 0) {
                int fourth = i + 1 < text.length ? text[i + 1] & 31 : -1;
                int withheld = look(scan, i - SHORTEST + 1, heads[hash], fourth);
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
        for (int entry = firstEntry; entry > 0; entry = next[entry]) {
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
