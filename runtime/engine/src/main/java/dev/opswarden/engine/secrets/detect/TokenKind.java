package dev.opswarden.engine.secrets.detect;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known by its own form: a keyword, with so many characters of a class before or after it. Where that
 * says too little a regular expression has the last word; it is compiled when it is asked first.
 */
final class TokenKind implements Spotter {

    private static final int LONGEST = 600;

    private final String name;
    private final List<String> keys;
    private final @Nullable CharRun head;
    private final @Nullable CharRun tail;
    private final @Nullable String expression;
    private final double entropy;
    private final boolean strict;
    private volatile @Nullable Pattern pattern;

    TokenKind(
            String name,
            List<String> keys,
            @Nullable CharRun head,
            @Nullable CharRun tail,
            @Nullable String expression,
            double entropy,
            boolean strict) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.head = head;
        this.tail = tail;
        this.expression = expression;
        this.entropy = entropy;
        this.strict = strict;
    }

    String name() {
        return name;
    }

    List<String> keys() {
        return keys;
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int keyEnd = endOfKey(text, hit);
        if (keyEnd < 0) {
            return;
        }
        int start = head == null ? hit : head.backward(text, hit);
        int tailEnd = tail == null ? keyEnd : tail.forward(text, keyEnd);
        if (start < 0 || tailEnd < 0 || (strict && !Boundary.before(text, start))) {
            return;
        }
        if (!scan.isPatient()) {
            found(scan, start, tailEnd, keyEnd - hit);
            return;
        }
        int end = expression == null ? withoutFullStop(text, keyEnd, tailEnd) : matched(text, hit);
        if (end < 0 || (strict && !Boundary.after(text, end))) {
            scan.inVain();
            return;
        }
        int from = head == null ? keyEnd : start;
        int to = head != null && tail == null ? hit : end;
        boolean drawn = !strict || tail == null || !tail.has('0') || Randomness.isMixed(text, from, to);
        if (drawn && !Placeholder.inToken(text, from, to) && Randomness.entropy(text, from, to) >= entropy) {
            found(scan, start, end, keyEnd - hit);
        } else {
            scan.inVain();
        }
    }

    private void found(Scan scan, int start, int end, int weight) {
        scan.found(start, end, name, Scan.FORMED + weight);
        scan.seenUpTo(end);
    }

    /** Where the keyword that stands here ends, in the case that it is written in; of two the longer one. */
    private int endOfKey(String text, int hit) {
        int end = -1;
        for (String key : keys) {
            if (text.startsWith(key, hit)) {
                end = Math.max(end, hit + key.length());
            }
        }
        return end;
    }

    /** A full stop at the end of a token is one of the sentence around it. */
    private int withoutFullStop(String text, int keyEnd, int end) {
        int shorter = end;
        while (shorter > keyEnd && text.charAt(shorter - 1) == '.') {
            shorter--;
        }
        return tail != null && shorter < end && tail.forward(text.substring(0, shorter), keyEnd) < 0 ? -1 : shorter;
    }

    private int matched(String text, int hit) {
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(requireNonNull(expression));
            pattern = compiled;
        }
        Matcher matcher = compiled.matcher(text.substring(hit, Math.min(text.length(), hit + LONGEST)));
        return matcher.lookingAt() ? hit + matcher.end() : -1;
    }
}
