package dev.opswarden.engine.secrets.detect;

import java.util.List;
import java.util.Locale;

/** Whether a value only leads to a secret that is elsewhere: a variable, a call, a path, an address. */
final class Elsewhere {

    private Elsewhere() {}

    /** What code calls a secret by: {@code newPassword}, {@code config.token}, {@code getSecret()}. */
    static boolean isReference(String value, boolean tight) {
        int i = 0;
        boolean digit = false;
        boolean joined = false;
        while (i < value.length()) {
            char c = value.charAt(i);
            digit |= c >= '0' && c <= '9';
            joined |= c == '.' || c == '_' || (c == '-' && value.startsWith("->", i));
            if (!Boundary.isWord(c) && c != '_' && c != '.' && c != '$' && !value.startsWith("->", i) && c != '>') {
                break;
            }
            i++;
        }
        if (i < value.length()) {
            char c = value.charAt(i);
            return i > 0 && !digit && (c == '(' || (c == '[' && Character.isLetter(value.charAt(0))));
        }
        if (digit) {
            return false;
        }
        List<String> words = SecretName.split(value, 0, value.length());
        boolean names = SecretName.of(words) != SecretName.NONE && (words.size() > 1 || !tight);
        return (names && !(tight && value.length() > 24)) || (joined && value.indexOf('.') > 0);
    }

    /** A path or an address: what it leads to is elsewhere. */
    static boolean isPlace(String value) {
        if (value.startsWith("/") || value.startsWith("./") || value.startsWith("../") || value.startsWith("~/")) {
            boolean path = value.indexOf('/', 1) > 0 && Randomness.entropy(value, 0, value.length()) < 4.2;
            return path || value.startsWith("/run/");
        }
        return value.contains("://")
                || (value.startsWith("#")
                        && Words.isMadeOfWords(value, 1, value.length())
                        && isSlug(value.substring(1)))
                || (value.length() > 3 && value.charAt(1) == ':' && value.charAt(2) == '\\')
                || value.startsWith("-----BEGIN");
    }

    /** Words joined by hyphens or underscores: a name, not a value. */
    private static boolean isSlug(String value) {
        int words = 0;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean letter = i < value.length() && Character.isLetter(value.charAt(i));
            if (!letter) {
                if (i - from >= 3 && Chars.areLetters(value.substring(from, i).toLowerCase(Locale.ROOT))) {
                    words += i - from;
                }
                if (i < value.length() && "-_./:".indexOf(value.charAt(i)) < 0 && !Character.isDigit(value.charAt(i))) {
                    return false;
                }
                from = i + 1;
            }
        }
        boolean oneCase = value.equals(value.toLowerCase(Locale.ROOT)) || value.equals(value.toUpperCase(Locale.ROOT));
        return oneCase && words * 4 >= value.length() * 3;
    }
}
