package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import dev.opswarden.engine.secrets.detect.Scan.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tokens that a line break cut in two, or in more: what stands around the break is put together and looked at. */
final class BrokenLines {

    private static final int LONGEST_RUN = 600;
    private static final int MOST_LINES = 16;
    private static final int LEAST = 16;

    /** No keyword is longer than what of the text before is looked at with a new piece. */
    private static final int LONGEST_KEYWORD = 40;

    private final Scan scan;
    private final Kinds kinds;
    private final String text;

    /** Where what was found ends, and the furthest place that something begins that ends there. */
    private final Map<Integer, Integer> found = new HashMap<>();

    private int known;
    private int passed;

    BrokenLines(Scan scan, Kinds kinds) {
        this.scan = scan;
        this.kinds = kinds;
        this.text = scan.text();
    }

    /** Looks at every line break between two characters that a token may have. */
    void look() {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (at >= passed && at > 0 && isToken(text.charAt(at - 1))) {
                lookAt(at);
            }
        }
    }

    /** A piece of a line: where it begins and ends. */
    private record Piece(int start, int end) {}

    private void lookAt(int lineBreak) {
        int start = lineBreak;
        while (start > 0 && lineBreak - start < LONGEST_RUN && isToken(text.charAt(start - 1))) {
            start--;
        }
        List<Piece> pieces = new ArrayList<>(4);
        StringBuilder joined = new StringBuilder();
        add(pieces, joined, start, lineBreak);
        int at = lineBreak;
        int furthest = -1;
        int before = 0;
        boolean keyword = false;
        while (pieces.size() < MOST_LINES && at < text.length() && text.charAt(at) == '\n') {
            int from = afterDecoration(at + 1);
            int end = from;
            while (end < text.length() && end - from < LONGEST_RUN && isToken(text.charAt(end))) {
                end++;
            }
            if (end == from || (pieces.size() == 1 && !isPossible(joined, from, end))) {
                break;
            }
            // What was found already grows only by what looks like more of it.
            if ((furthest >= 0 || endsAt(pieces)) && !looksRandom(from, end)) {
                break;
            }
            add(pieces, joined, from, end);
            scan.patience().count(joined.length() - before);
            int fresh = Math.max(0, before - LONGEST_KEYWORD);
            keyword = keyword || kinds.forms().occursIn(joined, fresh, joined.length());
            before = joined.length();
            if (!keyword) {
                // Whatever begins further on is found when its own line's end is looked at.
                break;
            }
            furthest = Math.max(furthest, tell(pieces, joined.toString()));
            at = end;
        }
        passed = Math.max(lineBreak + 1, furthest);
    }

    private void add(List<Piece> pieces, StringBuilder joined, int from, int end) {
        boolean soft = end < text.length()
                && text.charAt(end) == '\n'
                && end - from > 1
                && text.charAt(end - 1) == '='
                && text.charAt(end - 2) != '=';
        int last = soft ? end - 1 : end;
        pieces.add(new Piece(from, last));
        joined.append(text, from, last);
    }

    /** Words that happen to stand at a line's end and the next one's beginning have no digits. */
    private boolean isPossible(StringBuilder joined, int from, int end) {
        if (joined.length() + end - from < LEAST) {
            return false;
        }
        Mixture left = Mixture.of(joined.toString(), 0, joined.length());
        Mixture right = Mixture.of(text, from, end);
        return left.digits() + right.digits() > 0 || left.upper() + right.upper() > 3;
    }

    private boolean endsAt(List<Piece> pieces) {
        List<Spot> spots = scan.spots();
        for (; known < spots.size(); known++) {
            Spot spot = spots.get(known);
            found.merge(spot.end(), spot.start(), Math::max);
        }
        Piece last = pieces.get(pieces.size() - 1);
        Integer start = found.get(last.end());
        return start != null && start >= last.start();
    }

    private boolean looksRandom(int from, int end) {
        Mixture mixture = Mixture.of(text, from, end);
        boolean alone = end >= text.length() || text.charAt(end) == '\n' || end - from >= 12;
        return alone
                && end - from >= 4
                && mixture.letters() > 0
                && (mixture.digits() > 0 || (mixture.upper() > 1 && mixture.lower() > 1));
    }

    /** Looks at the pieces put together; returns where the furthest find ends, or -1. */
    private int tell(List<Piece> pieces, String joined) {
        Scan inner = new Scan(joined, kinds, kinds.forms());
        kinds.forms().scan(inner);
        scan.patience().count(inner.patience().spent());
        int furthest = -1;
        for (Spot spot : inner.spots()) {
            int start = place(pieces, spot.start());
            int end = place(pieces, spot.end() - 1) + 1;
            if (text.substring(start, end).indexOf('\n') >= 0) {
                scan.found(start, end, spot.kind(), spot.weight());
                furthest = Math.max(furthest, end);
            }
        }
        return furthest;
    }

    private static int place(List<Piece> pieces, int offset) {
        int left = offset;
        for (Piece piece : pieces) {
            int length = piece.end() - piece.start();
            if (left < length) {
                return piece.start() + left;
            }
            left -= length;
        }
        Piece last = pieces.get(pieces.size() - 1);
        return last.end();
    }

    private int afterDecoration(int at) {
        int i = at;
        while (i < text.length()
                && i - at < 40
                && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '>')) {
            i++;
        }
        return i;
    }

    private static boolean isToken(char c) {
        return Boundary.isWord(c) || "_-./+=~%:".indexOf(c) >= 0;
    }
}
