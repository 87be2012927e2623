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

    private final String file;
    private final int kindAt;
    private volatile @Nullable Form known;
    private volatile @Nullable Pattern pattern;

    /**
     * A kind of the file.
     *
     * @param file the text of the file
     * @param kindAt where it is described; that is read when a keyword of its stands in a text first
     */
    TokenKind(String file, int kindAt) {
        this.file = file;
        this.kindAt = kindAt;
    }

    private Form form() {
        Form form = known;
        if (form == null) {
            form = Form.read(file, kindAt);
            known = form;
        }
        return form;
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        Form form = form();
        int keyEnd = endOfKey(form.keys(), text, hit);
        if (keyEnd < 0) {
            return;
        }
        CharRun head = form.head();
        CharRun tail = form.tail();
        int start = head == null ? hit : head.backward(text, hit);
        int tailEnd = tail == null ? keyEnd : tail.forward(text, keyEnd);
        boolean strict = form.strict();
        boolean bounded = form.bounded();
        if (start < 0 || tailEnd < 0 || (bounded && !Boundary.before(text, start))) {
            return;
        }
        scan.patience().spend((tailEnd - start) / 2);
        int end =
                form.match() == null ? withoutFullStop(tail, text, keyEnd, tailEnd) : matched(scan, form.match(), hit);
        if (end < 0 || (bounded && !Boundary.after(text, end))) {
            return;
        }
        int from = head == null ? keyEnd : start;
        int to = head != null && tail == null ? hit : end;
        boolean drawn = !strict || tail == null || !tail.has('0') || Randomness.isMixed(text, from, to);
        if (drawn && !Placeholder.inToken(text, from, to) && Randomness.entropy(text, from, to) >= form.entropy()) {
            found(scan, form, start, end, keyEnd - hit);
        }
    }

    private static void found(Scan scan, Form form, int start, int end, int weight) {
        scan.found(start, end, form.name(), Scan.FORMED + weight);
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
