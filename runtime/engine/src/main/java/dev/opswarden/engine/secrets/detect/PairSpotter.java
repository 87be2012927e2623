package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;

/** A user and a password that stand side by side: {@code login: admin / …}, {@code creds are bob:…}. */
final class PairSpotter implements Spotter {

    static final String KEYWORDS = "creds;credentials;login;user/p;username/p;user:pass;id/p;id / p;log in with;"
            + "log in as ;login as ;(admin/;(root/;(administrator/;(guest/;logon;"
            + "zugangsdaten;identifiants;credenciales;credenziali;wifi:;wlan:";

    private static final String[] VERBS = {"log in with", "log in as", "login as"};

    private static final int LONGEST = 80;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (text.charAt(hit) == '(') {
            bracketed(scan, hit);
            return;
        }
        if (!Boundary.before(text, hit)) {
            return;
        }
        int end = hit;
        while (end < text.length()
                && end - hit < 30
                && (Boundary.isWord(text.charAt(end)) || text.charAt(end) == '/')) {
            end++;
        }
        int user = user(text, hit, end);
        if (user < 0) {
            return;
        }
        int userEnd = user;
        while (userEnd < text.length() && userEnd - user < 64 && isUser(text.charAt(userEnd))) {
            userEnd++;
        }
        int value = parted(text, userEnd);
        if (userEnd == user || value < 0) {
            return;
        }
        ValueSpan span = ValueSpan.read(text, value, Separator.Style.COLON);
        if (span != null && span.end() - span.start() <= LONGEST && isPassword(text, span)) {
            scan.found(span.start(), span.end(), "password", Scan.NAMED);
        }
    }

    /** {@code (admin/…)}: a user that machines come with, and nothing else in the brackets. */
    private static void bracketed(Scan scan, int hit) {
        String text = scan.text();
        int value = Chars.indexOf(text, '/', hit, hit + LONGEST) + 1;
        ValueSpan span = ValueSpan.read(text, value, Separator.Style.COLON);
        if (span != null
                && span.end() - span.start() <= LONGEST
                && span.end() < text.length()
                && text.charAt(span.end()) == ')'
                && isPassword(text, span)) {
            scan.found(span.start(), span.end(), "password", Scan.NAMED);
        }
    }

    /** Where the user begins: behind a colon, an equals sign or a verb. */
    private static int user(String text, int hit, int end) {
        for (String verb : VERBS) {
            if (text.regionMatches(true, hit, verb, 0, verb.length())) {
                return Separator.blanks(text, hit + verb.length());
            }
        }
        int at = Separator.blanks(text, end);
        if (at >= text.length()) {
            return -1;
        }
        if (text.charAt(at) == ':' || text.charAt(at) == '=') {
            return Separator.blanks(text, at + 1);
        }
        Separator prose = at > end ? ProseSeparator.after(text, hit, end) : null;
        return prose == null ? -1 : Separator.blanks(text, prose.valueAt());
    }

    private static int parted(String text, int at) {
        int i = Separator.blanks(text, at);
        if (i >= text.length() || (text.charAt(i) != '/' && text.charAt(i) != ':' && text.charAt(i) != '|')) {
            return -1;
        }
        boolean spaced = i > at;
        int value = Separator.blanks(text, i + 1);
        // "https://" and "10:30" are no pairs.
        boolean address = text.startsWith("//", i) || text.startsWith("://", i);
        return address || (!spaced && value > i + 1 && text.charAt(i) == '/') ? -1 : value;
    }

    private static boolean isUser(char c) {
        return Boundary.isWord(c) || c == '.' || c == '_' || c == '-' || c == '@' || c == '+';
    }

    private static boolean isPassword(String text, ValueSpan span) {
        String value = span.in(text);
        Mixture mixture = Mixture.of(text, span.start(), span.end());
        return value.length() >= 6
                && value.indexOf(' ') < 0
                && value.indexOf('/') < 0
                && mixture.letters() > 0
                && mixture.sorts() >= 2
                && mixture.digits() + mixture.symbols() > 0
                && (mixture.digits() > 0 || Chars.hasAny(value, "!@#$%^&*+=?"))
                && !isTime(value)
                && !Placeholder.isValue(value);
    }

    /** {@code 1030am}, {@code 15m}: no letters but those of a unit. */
    private static boolean isTime(String value) {
        int i = 0;
        while (i < value.length() && value.charAt(i) >= '0' && value.charAt(i) <= '9') {
            i++;
        }
        return i > 0
                && switch (value.substring(i)) {
                    case "", "am", "pm", "h", "m", "s", "x" -> true;
                    default -> false;
                };
    }
}
