package dev.opswarden.plugin.drools.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many words occur in a text, in one pass over it. Each word waits at one run of three of its characters,
 * one that few other words have; how many words there are hardly matters.
 */
final class WordIndex {

    private static final int GRAM = 3;
    private static final int SLOTS = 1 << 13;

    private record Entry(String word, int owner) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> shorter = new ArrayList<>();

    /** The first word that waits at a run, plus one, and of each word the next; made when a text first comes. */
    private int[] first = {};

    private int[] next = {};
    private int[] ends = {};

    /**
     * Adds a word; not once a text was looked at.
     *
     * @param word in lower case
     * @param owner what is told when it occurs
     */
    void add(String word, int owner) {
        (word.length() < GRAM ? shorter : entries).add(new Entry(word, owner));
    }

    boolean isEmpty() {
        return entries.isEmpty() && shorter.isEmpty();
    }

    /**
     * Tells the owners of the words that occur, some of them more than once.
     *
     * @param text in lower case
     */
    void find(String text, IntConsumer found) {
        if (first.length == 0) {
            prepare();
        }
        for (Entry entry : shorter) {
            if (text.contains(entry.word())) {
                found.accept(entry.owner());
            }
        }
        for (int at = GRAM; at <= text.length(); at++) {
            for (int waiting = first[slot(text, at)]; waiting != 0; waiting = next[waiting - 1]) {
                Entry entry = entries.get(waiting - 1);
                if (text.startsWith(entry.word(), at - ends[waiting - 1])) {
                    found.accept(entry.owner());
                }
            }
        }
    }

    private synchronized void prepare() {
        int[] common = new int[SLOTS];
        for (Entry entry : entries) {
            for (int at = GRAM; at <= entry.word().length(); at++) {
                common[slot(entry.word(), at)]++;
            }
        }
        int[] heads = new int[SLOTS];
        next = new int[entries.size()];
        ends = new int[entries.size()];
        for (int each = 0; each < entries.size(); each++) {
            String word = entries.get(each).word();
            int best = GRAM;
            for (int at = GRAM; at <= word.length(); at++) {
                best = common[slot(word, at)] < common[slot(word, best)] ? at : best;
            }
            ends[each] = best;
            next[each] = heads[slot(word, best)];
            heads[slot(word, best)] = each + 1;
        }
        first = Arrays.copyOf(heads, SLOTS);
    }

    /** A number for the three characters before a place. */
    private static int slot(String text, int end) {
        int mixed = (text.charAt(end - 3) * 31 + text.charAt(end - 2)) * 31 + text.charAt(end - 1);
        return (mixed ^ mixed >>> 7) & (SLOTS - 1);
    }
}
