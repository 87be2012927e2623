package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One text being looked at, and what was found in it so far. For one thread. */
final class Scan {

    /** The weight of what a name before the value tells. */
    static final int NAMED = 0;

    /** The weight of what the value's own form tells; a longer keyword adds to it. */
    static final int FORMED = 1;

    /** Something found, before overlaps are sorted out: of two in one place the weightier names it. */
    record Spot(int start, int end, String kind, int weight) {}

    /** How far what is withheld reaches at least, where there is no time to look; to the end of the word it is in. */
    private static final int WITHHELD = 256;

    /** What stands before a keyword and may belong to the secret. */
    private static final int FARTHEST_HEAD = 80;

    private final String text;
    private final Kinds kinds;
    private final List<Spot> spots = new ArrayList<>();
    private final Map<String, List<String>> names = new HashMap<>();

    /** How far each spotter has seen, by its number in the index that sends it. */
    private final int[] seen;

    private final Patience patience;
    private int spotter;

    Scan(String text, Kinds kinds, KeywordIndex index) {
        this.text = text;
        this.kinds = kinds;
        this.patience = new Patience();
        this.seen = new int[index.spotters()];
    }

    String text() {
        return text;
    }

    List<Spot> spots() {
        return spots;
    }

    /** Tells of a find; one that is only a mark from earlier is none. */
    void found(int start, int end, String kind, int weight) {
        if (end > start && !kinds.marks().isMark(text, start, end)) {
            spots.add(new Spot(start, end, kind, weight));
        }
    }

    /** Where the mark that begins here ends, or -1 if none of ours does. */
    int endOfMark(int at) {
        return text.startsWith(Marks.BEGIN, at) ? kinds.marks().endOfMark(text, at) : -1;
    }

    /** Whether the spotter of this number need not look here; if it must, what it says next counts for it. */
    boolean hasSeen(int number, int at) {
        spotter = number;
        return at < seen[number];
    }

    /** The spotter that is looking need not come back before this place. */
    void seenUpTo(int end) {
        seen[spotter] = Math.max(seen[spotter], end);
    }

    Patience patience() {
        return patience;
    }

    /**
     * Takes what stands at a keyword for a secret without a look: on a line that has cost too much already.
     *
     * @return where the next look may begin
     */
    int withhold(int keyword) {
        int start = keyword;
        while (start > 0 && keyword - start < FARTHEST_HEAD && Boundary.isWord(text.charAt(start - 1))) {
            start--;
        }
        int end = keyword;
        while (end < text.length() && (end - keyword < WITHHELD || !endsWord(text.charAt(end)))) {
            if (text.charAt(end) == '\n') {
                break;
            }
            end++;
        }
        patience.count(end - start);
        found(start, end, SecretName.SECRET.kind(), NAMED);
        return end;
    }

    private static boolean endsWord(char c) {
        return c <= ' ' || c == '"' || c == '\'' || c == '`';
    }

    /** The words of a name, which a text may have a thousand times. */
    List<String> words(String name) {
        List<String> words = names.get(name);
        if (words == null) {
            words = SecretName.split(name, 0, name.length());
            names.put(name, words);
        }
        return words;
    }
}
