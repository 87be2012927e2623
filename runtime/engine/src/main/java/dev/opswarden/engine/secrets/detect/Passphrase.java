package dev.opswarden.engine.secrets.detect;

import java.util.Locale;
import java.util.Set;

/** Several words that are the secret itself: {@code correct horse battery staple}. */
final class Passphrase {

    private static final int MOST_WORDS = 24;
    private static final int SHORTEST_WORD = 3;

    /** A sentence about a password has one of these; a pass phrase hardly ever. */
    private static final Set<String> OF_SENTENCES = Set.of(
            ("a an the is are was were be been has have had must should may can could will would do does did not no"
                            + " your my our their his her its you we they them this that these those and or but of to for"
                            + " from in at on with without by as if please enter type confirm repeat again forgot forgotten"
                            + " forget reset change changed new old current password passwords passphrase username user login"
                            + " email required invalid incorrect wrong missing least most characters letters digits words"
                            + " here there see ask same too short long weak strong hidden redacted removed set get show hide"
                            + " which who what when where why how more than any some all only")
                    .split(" "));

    private Passphrase() {}

    /** Whether a value is at least so many words, and no sentence. */
    static boolean is(String value, int fewest) {
        int words = 0;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean letter = i < value.length() && Character.isLetter(value.charAt(i));
            if (letter) {
                continue;
            }
            boolean parts = i == value.length() || value.charAt(i) == ' ' || value.charAt(i) == '-';
            if (i > from) {
                if (!parts || !isWord(value.substring(from, i))) {
                    return false;
                }
                words++;
            } else if (i < value.length()
                    && !Character.isDigit(value.charAt(i))
                    && !(parts && i > 0 && Character.isDigit(value.charAt(i - 1)))) {
                return false;
            }
            from = i + 1;
        }
        return words >= fewest && words <= MOST_WORDS;
    }

    private static boolean isWord(String word) {
        return word.length() >= SHORTEST_WORD && !OF_SENTENCES.contains(word.toLowerCase(Locale.ROOT));
    }
}
