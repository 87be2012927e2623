package dev.opswarden.engine.secrets.detect;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of a secret and its value in a sentence: {@code the password for the staging database is …}. */
final class ProseSeparator {

    private static final int FARTHEST = 70;
    private static final int MOST_WORDS = 9;
    private static final int SHORTEST_PADDED = 16;

    /** What may stand right before the value. */
    private static final Set<String> VERBS = Set.of(
            "is", "are", "was", "be", "ist", "est", "es", "now", "lautet", "sei", "sea", "jest", "é", "è", "är", "er");

    /** Between such a verb and "to", and no value by themselves. */
    private static final Set<String> CHANGED = Set.of("changed", "reset", "set", "updated", "rotated", "switched");

    private ProseSeparator() {}

    static @Nullable Separator after(String text, int start, int end) {
        boolean changes = isChanged(text, start);
        int most = Math.min(text.length(), end + FARTHEST);
        int i = end;
        for (int words = 0; words < MOST_WORDS; words++) {
            int from = gap(text, i, most);
            if (from < 0) {
                return null;
            }
            if (words > 0 && text.charAt(from - 1) == ')' && isSign(text.charAt(from))) {
                return new Separator(from + 1, Separator.Style.COLON);
            }
            int quoted = words > 0 ? quoted(text, from, most) : -1;
            if (quoted > 0) {
                i = quoted;
                int sign = Separator.blanks(text, i);
                if (sign < most && isSign(text.charAt(sign))) {
                    return new Separator(sign + 1, Separator.Style.PROSE);
                }
                continue;
            }
            i = from;
            while (i < most && isInWord(text.charAt(i))) {
                i++;
            }
            if (i == from || i >= most) {
                return null;
            }
            String word = text.substring(from, i).toLowerCase(Locale.ROOT);
            char next = text.charAt(i);
            if (next == ':' || (next == '=' && words < 3 && !isPadding(text, from, i))) {
                // "is:" says more than a colon after some other word.
                return new Separator(i + 1, VERBS.contains(word) ? Separator.Style.COLON : Separator.Style.PROSE);
            }
            if (next != ' ' && next != '\n' && next != ')') {
                return null;
            }
            changes |= CHANGED.contains(word);
            if ((VERBS.contains(word) && !isChangedNext(text, i)) || (changes && word.equals("to"))) {
                int now = text.startsWith(" now ", i) ? i + 4 : i;
                return new Separator(now, Separator.Style.PROSE);
            }
        }
        return null;
    }

    /** "was changed to": the value stands behind all three. */
    private static boolean isChangedNext(String text, int at) {
        for (String word : CHANGED) {
            if (text.startsWith(word, at + 1) && text.startsWith(" to ", at + 1 + word.length())) {
                return true;
            }
        }
        return false;
    }

    /** The equals sign ends what is written in base64, and parts nothing. */
    private static boolean isPadding(String text, int from, int at) {
        return at - from >= SHORTEST_PADDED
                && (at + 1 >= text.length() || text.charAt(at + 1) <= ' ' || text.charAt(at + 1) == '=');
    }

    private static boolean isSign(char c) {
        return c == ':' || c == '=' || c == '：';
    }

    /** Behind a name in quotation marks that stands within the sentence; -1 if none does. */
    private static int quoted(String text, int from, int most) {
        char open = text.charAt(from);
        if (!Quotes.isQuote(open)) {
            return -1;
        }
        int end = from + 1;
        while (end < most && (isInWord(text.charAt(end)) && text.charAt(end) != open)) {
            end++;
        }
        boolean closed = end > from + 1 && end + 1 < most && text.charAt(end) == Quotes.closing(open);
        return closed && (text.charAt(end + 1) == ' ' || isSign(text.charAt(end + 1))) ? end + 1 : -1;
    }

    /** Where the next word begins: behind a blank, or behind one line break. */
    private static int gap(String text, int at, int most) {
        int i = at;
        boolean broken = false;
        while (i < most) {
            char c = text.charAt(i);
            if (c == '\n' && !broken) {
                broken = true;
            } else if (c != ' ' && c != '(' && c != ')' && !(broken && c == '>')) {
                break;
            }
            i++;
        }
        return i == at || i >= most ? -1 : i;
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '\'' || c == '@' || c == '.' || c == '/';
    }

    /** "set the password to": the verb stands within a few words before the name. */
    private static boolean isChanged(String text, int start) {
        String before = text.substring(Math.max(0, start - 32), start).toLowerCase(Locale.ROOT);
        return before.contains("set")
                || before.contains("chang")
                || before.contains("updat")
                || before.contains("rotat");
    }
}
