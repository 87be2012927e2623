package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.Locale;

/** What a value looks like by its characters alone: a password, a date, a ticket, a phrase. */
final class Likeness {

    private Likeness() {}

    /** Letters with a digit or a symbol within: {@code hunter2}, {@code correct-horse7}. */
    static boolean isPasswordLike(String value, Mixture mixture) {
        return value.length() >= 5
                && mixture.letters() + mixture.others() > 0
                && (mixture.digits() > 0 || hasOddSymbol(value))
                && !SaidWords.isSaidOfPasswords(value);
    }

    static boolean isStrong(String value, Mixture mixture) {
        return value.length() >= 6
                && mixture.sorts() >= 3
                && mixture.letters() > 0
                && (mixture.digits() > 1
                        || hasOddSymbol(value)
                        || (mixture.digits() == 1 && !Words.isMadeOfWords(value, 0, value.length())))
                && !isDated(value);
    }

    static boolean hasOddSymbol(String value) {
        return Chars.hasAny(value, "!@#$%^&*+=?~|");
    }

    /** A version, a date, an address: digits with what parts them. */
    static boolean isNumbered(String value) {
        boolean parted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            parted |= c == '.' || c == '-' || c == ':' || c == '/';
            if (!digit
                    && c != '.'
                    && c != '-'
                    && c != ':'
                    && c != '/'
                    && !(c == 'v' && i == 0)
                    && c != 'T'
                    && c != 'Z') {
                return false;
            }
        }
        return parted;
    }

    /** {@code OPS-1234}. */
    static boolean isTicket(String value) {
        int hyphen = value.indexOf('-');
        return hyphen > 0
                && value.length() < 14
                && Chars.areLetters(value.substring(0, hyphen))
                && Chars.hasOnly(value.substring(hyphen + 1), "0123456789");
    }

    static boolean isDated(String value) {
        return value.length() > 5
                && Character.isDigit(value.charAt(0))
                && (value.endsWith("th") || value.endsWith("nd") || value.endsWith("st") || value.endsWith("bit"));
    }

    static boolean isPhrase(String value) {
        return value.indexOf(' ') >= 0 && Chars.areLetters(value.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    static boolean isSentence(String value) {
        return value.split(" ").length > 4;
    }
}
