package dev.opswarden.engine.secrets.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that is known by its own form: a keyword, with so many characters of a class before or after it. Where that
 * says too little a regular expression has the last word.
 */
final class TokenKind implements Spotter {

    private static final int LONGEST = 600;

    /** What it costs to try a regular expression in vain, in steps. */
    private static final int EXPRESSION = 1_000;

    private final Description description;
    private volatile @Nullable Form form;
    private volatile @Nullable Pattern pattern;

    TokenKind(Description description) {
        this.description = description;
    }

    /** What the file says of a kind, word by word; it is taken apart when its keyword stands in a text first. */
    static final class Description {
        final String name;
        String keys = "";

        @Nullable String head;

        @Nullable String tail;

        @Nullable String match;

        double entropy = 2.5;
        boolean strict;
        boolean bounded;

        Description(String name) {
            this.name = name;
        }
    }

    /** The same, taken apart. */
    private record Form(
            List<String> keys,
            @Nullable CharRun head,
            @Nullable CharRun tail) {

        static Form of(Description description) {
            return new Form(
                    List.of(description.keys.split(" ")),
                    description.head == null ? null : CharRun.parse(description.head),
                    description.tail == null ? null : CharRun.parse(description.tail));
        }
    }

    String name() {
        return description.name;
    }

    List<String> keys() {
        return List.of(description.keys.split(" "));
    }

    private Form form() {
        Form known = form;
        if (known == null) {
            known = Form.of(description);
            form = known;
        }
        return known;
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        Form known = form();
        int keyEnd = endOfKey(known.keys(), text, hit);
        if (keyEnd < 0) {
            return;
        }
        CharRun head = known.head();
        CharRun tail = known.tail();
        int start = head == null ? hit : head.backward(text, hit);
        int tailEnd = tail == null ? keyEnd : tail.forward(text, keyEnd);
        boolean strict = description.strict;
        boolean bounded = strict || description.bounded;
        if (start < 0 || tailEnd < 0 || (bounded && !Boundary.before(text, start))) {
            return;
        }
        scan.patience().spend((tailEnd - start) / 2);
        int end = description.match == null
                ? withoutFullStop(tail, text, keyEnd, tailEnd)
                : matched(scan, description.match, hit);
        if (end < 0 || (bounded && !Boundary.after(text, end))) {
            return;
        }
        int from = head == null ? keyEnd : start;
        int to = head != null && tail == null ? hit : end;
        boolean drawn = !strict || tail == null || !tail.has('0') || Randomness.isMixed(text, from, to);
        if (drawn
                && !Placeholder.inToken(text, from, to)
                && Randomness.entropy(text, from, to) >= description.entropy) {
            found(scan, start, end, keyEnd - hit);
        }
    }

    private void found(Scan scan, int start, int end, int weight) {
        scan.found(start, end, description.name, Scan.FORMED + weight);
        scan.seenUpTo(end);
    }

    /** Where the keyword that stands here ends, in the case that it is written in; of two the longer one. */
    private static int endOfKey(List<String> keys, String text, int hit) {
        int end = -1;
        for (String key : keys) {
            if (text.startsWith(key, hit)) {
                end = Math.max(end, hit + key.length());
            }
        }
        return end;
    }

    /** A full stop at the end of a token is one of the sentence around it. */
    private static int withoutFullStop(@Nullable CharRun tail, String text, int keyEnd, int end) {
        int shorter = end;
        while (shorter > keyEnd && text.charAt(shorter - 1) == '.') {
            shorter--;
        }
        return tail != null && shorter < end && tail.forward(text.substring(0, shorter), keyEnd) < 0 ? -1 : shorter;
    }

    /** The expression is compiled when all that is quicker to tell speaks for it. */
    private int matched(Scan scan, String expression, int hit) {
        String text = scan.text();
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(expression);
            pattern = compiled;
        }
        Matcher matcher = compiled.matcher(text.substring(hit, Math.min(text.length(), hit + LONGEST)));
        boolean matches = matcher.lookingAt();
        scan.patience().spend(matches ? matcher.end() : EXPRESSION);
        return matches ? hit + matcher.end() : -1;
    }
}
