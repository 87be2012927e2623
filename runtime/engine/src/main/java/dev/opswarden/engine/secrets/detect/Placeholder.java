package dev.opswarden.engine.secrets.detect;

import java.util.Locale;
import java.util.Set;

/** Tells what only stands where a secret would: examples, variables, stars, words. */
final class Placeholder {

    /** Whole values that are none. */
    private static final Set<String> WORDS = Set.of(
            ("password passwd passphrase passwort passwords pass pwd pw secret secrets token tokens key keys apikey"
                            + " api_key api-key credentials credential changeme change_me change-me changeit example placeholder"
                            + " test tests testing dummy fake foo bar baz foobar todo tbd fixme n/a na none null nil undefined true"
                            + " false yes no on off unset empty string str text varchar int integer boolean bool object value"
                            + " redacted removed hidden masked required optional default unknown invalid missing incorrect wrong"
                            + " expired username user login anonymous function return new self this await async lambda"
                            + " secret_key secret-key secretkey access_token access-token auth_token client_secret mypassword"
                            + " my_password my-password yourpassword xxx xxxx abc abcd here see blank bearer basic"
                            + " prompt env environment any all ask same user_password db_password private_key vault")
                    .split(" "));

    /** What a value has in it that is none. */
    private static final String[] PARTS = {
        "example",
        "placeholder",
        "changeme",
        "change-me",
        "change_me",
        "redacted",
        "dummy",
        "xxxx",
        "****",
        "....",
        "••",
        "…",
        "goes-here",
        "goes_here",
        "goeshere",
        "not-a-real",
        "not_a_real",
        "notreal",
        "fake",
        "todo"
    };

    /** Words of instructions, when they stand by themselves. */
    private static final Set<String> INSTRUCTIONS = Set.of(
            "your", "insert", "replace", "enter", "put", "fill", "paste", "sample", "here", "mock", "placeholder");

    private Placeholder() {}

    /** Whether a value of a known form is an example all the same. */
    static boolean inToken(String text, int start, int end) {
        if (isRepeated(text, start, end)) {
            return true;
        }
        String lower = text.substring(start, Math.min(end, start + 400)).toLowerCase(Locale.ROOT);
        return lower.contains("example")
                || lower.contains("placeholder")
                || lower.contains("xxxxxx")
                || lower.contains("redacted")
                || lower.contains("......")
                || lower.startsWith("your")
                || lower.contains("-your-")
                || lower.contains("_your_");
    }

    /** Whether a value that only its name makes a secret is an example, a variable or a word. */
    static boolean isValue(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        String bare = trimmed(lower);
        if (bare.length() < 2 || WORDS.contains(bare) || isRepeated(value, 0, value.length())) {
            return true;
        }
        for (String part : PARTS) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return isVariable(value) || hasInstruction(lower);
    }

    /** A variable, a template or a reference to a place where secrets are kept. */
    static boolean isVariable(String value) {
        if (holds(value, "${", "}")
                || holds(value, "{{", "}}")
                || holds(value, "#{", "}")
                || value.contains("$(")
                || value.contains("<%")
                || value.startsWith("$[")
                || value.contains("$ENV")) {
            return true;
        }
        int last = value.length() - 1;
        char first = value.charAt(0);
        if ((first == '<' && value.indexOf('>') > 0) || value.startsWith("&lt;")) {
            return true;
        }
        if (first == '{' && value.charAt(last) == '}') {
            return Words.isMadeOfWords(value, 0, last) || value.length() < 12;
        }
        if (Quotes.isQuote(first) || first == '\\') {
            int end = Quotes.isQuote(value.charAt(last)) ? last : value.length();
            return end > 2 && value.charAt(1) == '$' && isVariable(value.substring(1, end));
        }
        if (first == '%' && (value.length() <= 3 || value.charAt(last) == '%' || value.startsWith("%("))) {
            return true;
        }
        if (first == '[' && value.charAt(last) == ']') {
            // A mark that is none of ours hides nothing.
            return !value.startsWith(Marks.BEGIN);
        }
        if (value.startsWith("${") || value.startsWith("#{") || value.startsWith("$_")) {
            return true;
        }
        if (first == '$' || first == '@' || first == '!' || first == '&' || first == ':') {
            return isIdentifier(value, 1);
        }
        return value.startsWith("op://")
                || value.startsWith("vault:")
                || value.startsWith("arn:")
                || value.startsWith("ENC[")
                || value.startsWith("ENC(")
                || value.startsWith("secret://")
                || value.startsWith("env:")
                || value.startsWith("file:")
                || value.startsWith("AQICAH");
    }

    /** Whether a template stands in a value: an opening sign, a name or a path to one, and the closing sign. */
    private static boolean holds(String value, String open, String close) {
        int from = value.indexOf(open);
        if (from < 0) {
            return false;
        }
        int end = value.indexOf(close, from + open.length());
        for (int i = from + open.length(); i < end; i++) {
            char c = value.charAt(i);
            if (!Character.isLetterOrDigit(c) && "_-. |:/\\\"'[]()$?!@#,&=+*".indexOf(c) < 0) {
                return false;
            }
        }
        return end > from + open.length();
    }

    /** Whether a value is for the most part the row of digits or of letters. */
    static boolean isRow(String value) {
        int following = 0;
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean next = c == value.charAt(i - 1) + 1 || (c == '0' && value.charAt(i - 1) == '9');
            following += next && Character.isLetterOrDigit(c) ? 1 : 0;
        }
        return following >= 7 && following * 2 >= value.length();
    }

    /** One character again and again, or the row of digits or letters from its beginning. */
    private static boolean isRepeated(String text, int start, int end) {
        if (end - start < 3) {
            return false;
        }
        int same = 0;
        for (int i = start + 1; i < end; i++) {
            same += text.charAt(i) == text.charAt(i - 1) ? 1 : 0;
        }
        return same * 4 > (end - start - 1) * 3;
    }

    private static boolean hasInstruction(String lower) {
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            boolean letter = i < lower.length() && lower.charAt(i) >= 'a' && lower.charAt(i) <= 'z';
            if (!letter) {
                if (i - start >= 3 && i - start <= 11 && INSTRUCTIONS.contains(lower.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private static boolean isIdentifier(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
            if (!letter && !(i > from && c >= '0' && c <= '9' && value.indexOf('_') >= 0)) {
                return false;
            }
        }
        return value.length() > from;
    }

    private static String trimmed(String lower) {
        int start = 0;
        int end = lower.length();
        while (start < end && !Boundary.isWord(lower.charAt(start))) {
            start++;
        }
        while (end > start && !Boundary.isWord(lower.charAt(end - 1))) {
            end--;
        }
        return lower.substring(start, end);
    }
}
