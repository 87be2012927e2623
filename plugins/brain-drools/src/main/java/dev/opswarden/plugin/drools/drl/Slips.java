package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What slips in while typing or saving, and what the compiler names at another place, in its own words, or not at all: a
 * text or comment that does not end, a backslash that was written once, a character that only looks like another.
 */
public final class Slips {

    /** What may follow a backslash in a text; the compiler of conditions does not know Java's newer {@code \s}. */
    private static final String ESCAPES = "btnfr\"'\\01234567";

    private static final int UNICODE_DIGITS = 4;

    private final DrlFile file;
    private final List<Finding> found = new ArrayList<>();

    private Slips(DrlFile file) {
        this.file = file;
    }

    /** The slips of a file, in no order. */
    public static List<Finding> in(DrlFile file) {
        Slips slips = new Slips(file);
        slips.lines();
        if (slips.found.isEmpty()) {
            slips.tokens();
        }
        return slips.found;
    }

    private void lines() {
        int line = 0;
        for (String each : file.text().split("\n", -1)) {
            line++;
            int end = each.indexOf('\r');
            if (end >= 0 && end < each.length() - 1) {
                found.add(new Finding(
                        line, "a line ends in a carriage return alone; save the file with the line ends of Unix"));
                return;
            }
            if (each.startsWith("<<<<<<< ") || each.startsWith(">>>>>>> ")) {
                found.add(new Finding(line, "a merge was left unfinished: choose one side, and take the marks out"));
                return;
            }
        }
    }

    private void tokens() {
        for (DrlToken token : file.tokens()) {
            if (token.kind() == Kind.TEXT && !isClosed(token)) {
                // Nobody can tell what is text and what is not from here on.
                found.add(new Finding(
                        token.line(),
                        "a text begins here and does not end on its line: is a quote missing? For a line break write"
                                + " \\n"));
                return;
            }
            int before = found.isEmpty() ? 0 : found.get(found.size() - 1).line();
            if (token.line() != before) {
                token(token);
            }
        }
        ends();
    }

    private void token(DrlToken token) {
        if (token.isUnendedComment()) {
            found.add(new Finding(token.line(), "a comment begins here and does not end: '*/' is missing"));
        } else if (token.kind() == Kind.TEXT) {
            text(token);
        } else {
            token.text()
                    .codePoints()
                    .filter(c -> !isPlain(token.kind(), c))
                    .findFirst()
                    .ifPresent(c -> found.add(new Finding(token.line(), foreign(c))));
        }
    }

    private void text(DrlToken token) {
        String text = token.text();
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 2)) {
            char escaped = text.charAt(at + 1);
            boolean known = escaped == 'u' ? isUnicode(text, at + 1) : ESCAPES.indexOf(escaped) >= 0;
            if (!known) {
                found.add(new Finding(
                        token.line(), "a text holds \\" + escaped + "; write a backslash twice: \\\\" + escaped));
                return;
            }
            if (escaped == 'b') {
                found.add(
                        new Finding(
                                token.line(),
                                "a text holds \\b, which is a backspace; for the edge of a word write the backslash twice: \\\\b"));
                return;
            }
        }
    }

    private boolean isClosed(DrlToken token) {
        int close = token.start() + 1 + token.text().length();
        return close < file.text().length()
                && file.text().charAt(close) == file.text().charAt(token.start())
                && token.text().indexOf('\n') < 0;
    }

    private static boolean isUnicode(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == 'u') {
            at++;
        }
        int end = at + UNICODE_DIGITS;
        return end <= text.length()
                && text.substring(at, end).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }

    /** Letters of any language may stand in a name; what nobody sees, and signs of no language, nowhere. */
    private static boolean isPlain(Kind kind, int c) {
        return c < 128 ? c >= ' ' : kind == Kind.WORD && !Character.isIdentifierIgnorable(c);
    }

    private static String foreign(int c) {
        String name = "U+" + "%04X".formatted(c);
        if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x2018 || c == 0x2019) {
            return "a typographic quote (" + name + ") stands outside of a text; write plain quotes: \"";
        }
        return Character.isSpaceChar(c)
                ? "a blank that is none (" + name + ") stands outside of a text; write a plain one"
                : "the character " + name + " stands outside of a text, where the rule language knows none such;"
                        + " take it out";
    }

    /** A rule without its end takes the next one in, and the compiler complains about that one. */
    private void ends() {
        for (DrlRule rule : file.rules()) {
            List<DrlToken> then = rule.then();
            for (int at = 1; at + 1 < then.size(); at++) {
                boolean begins = then.get(at).isWord("rule")
                        && then.get(at + 1).kind() == Kind.TEXT
                        && (then.get(at - 1).isSign(';') || then.get(at - 1).isSign('}'));
                if (begins) {
                    noEnd(
                            rule,
                            then.get(at - 1),
                            " before rule '" + then.get(at + 1).text() + "' begins");
                    break;
                }
            }
            DrlToken last = file.tokens().get(file.tokens().size() - 1);
            if (!then.isEmpty() && then.get(then.size() - 1).equals(last)) {
                noEnd(rule, last, "");
            }
        }
    }

    private void noEnd(DrlRule rule, DrlToken after, String where) {
        found.add(new Finding(after.line(), "rule '" + rule.name() + "' has no 'end'" + where));
    }
}
