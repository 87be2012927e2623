package dev.opswarden.engine.secrets.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Secrets that their name gives away: {@code DB_PASSWORD=…}, {@code "api_key": "…"}, {@code the password is …}. */
final class AssignmentSpotter implements Spotter {

    /** What every name of a secret has in it; the short word for a password where words stand apart. */
    static final String KEYWORDS =
            "pass;pwd;psw;pw:;pw=;pw);pw(;pw-;_pw;paasw;pasw;secret;token;key;cred;kennwort;contrase;"
                    + "senha;wachtwoord;parola;psk;pin:;pin=;bearer;sessid;sessionid;pat=;pat:;_pat;jwt;masterauth;auth=;auth:;"
                    + "auth\";_auth;crumb;_session;gitlabsession;seed;pw ;pw\t;identified by";

    /** The one name of two words. */
    private static final String IDENTIFIED = "identified by";

    private static final int LONGEST_NAME = 80;
    private static final int FARTHEST_MARK = 120;
    private static final int LONGEST_PHRASE = 200;
    private static final double LEAST_ENTROPY = 2.5;

    private final NamedKinds providers;

    AssignmentSpotter(NamedKinds providers) {
        this.providers = providers;
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int start = beginning(text, hit);
        boolean identified = text.regionMatches(true, hit, IDENTIFIED, 0, IDENTIFIED.length());
        int end = identified ? hit + IDENTIFIED.length() : ending(text, hit);
        int mark = start > 0 ? scan.endOfMark(start - 1) : -1;
        if (mark > 0) {
            scan.seenUpTo(mark);
            scan.patience().spend(-Patience.LOOK);
            return;
        }
        // Several keywords may stand in one name: it is looked at once.
        scan.seenUpTo(end);
        if (end - start > LONGEST_NAME) {
            return;
        }
        List<String> words = identified ? List.of("password") : words(scan, start, end);
        SecretName name = SecretName.of(words);
        if (name == SecretName.NONE) {
            return;
        }
        Separator separator = Separator.after(text, start, end);
        ValueSpan span =
                separator == null || isEndOfText(text, start, end, separator) ? null : span(text, separator, name);
        if (separator != null && span != null) {
            scan.patience().spend(Patience.LOOK + span.end() - start);
            judge(scan, words, name, start, separator, span);
        }
    }

    private void judge(Scan scan, List<String> words, SecretName name, int start, Separator separator, ValueSpan read) {
        ValueSpan span = read;
        String text = scan.text();
        int marked = scan.endOfMark(span.start());
        if (marked >= span.end()) {
            return;
        }
        Separator.Style style =
                separator.style() == Separator.Style.BLANK ? BlankSeparator.style(text, start) : separator.style();
        boolean tight = style == Separator.Style.ASSIGNED && span.start() - separator.valueAt() <= 1;
        NamedKind provider = style == Separator.Style.BLANK ? null : providers.of(words, text, span);
        String kind = provider == null ? name.kind() : provider.kind();
        int groups = name == SecretName.WEAK || style == Separator.Style.BLANK ? -1 : Groups.end(text, span.start());
        if (groups >= span.end()) {
            scan.found(span.start(), groups, kind, Scan.NAMED);
            scan.seenUpTo(groups);
            return;
        }
        boolean secret = provider == null ? Judgement.isSecret(name, style, span, text, tight) : isDrawn(span.in(text));
        secret |= words.contains("passphrase") && Passphrase.is(span.in(text), 3);
        if (!secret && words.contains("passphrase") && !span.quote()) {
            ValueSpan line = new ValueSpan(span.start(), endOfLine(text, span.start()), false, true);
            secret = Passphrase.is(line.in(text), 4);
            span = secret ? line : span;
        }
        if (secret || marked > 0) {
            scan.found(span.start(), span.end(), kind, Scan.NAMED);
            scan.seenUpTo(span.end());
        }
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_PHRASE && text.charAt(end) >= ' ') {
            end++;
        }
        return end;
    }

    private static boolean isDrawn(String value) {
        return !Placeholder.isValue(value) && Randomness.entropy(value, 0, value.length()) >= LEAST_ENTROPY;
    }

    private static @Nullable ValueSpan span(String text, Separator separator, SecretName name) {
        ValueSpan span = ValueSpan.read(text, separator.valueAt(), separator.style());
        boolean mayBreak = separator.style() == Separator.Style.COLON || separator.style() == Separator.Style.PROSE;
        if (mayBreak && (span == null || isBlockSign(span.in(text)))) {
            return NextLine.read(text, separator.valueAt(), name);
        }
        return span;
    }

    /** Whether the quotation mark behind the name closes what the name is the last word of: {@code "Password: " + x}. */
    private static boolean isEndOfText(String text, int start, int end, Separator separator) {
        int at = Separator.blanks(text, separator.valueAt());
        if (at >= text.length() || text.charAt(at) != '"' || Separator.closers(text, end) > end) {
            return false;
        }
        int marks = 0;
        int least = Math.max(0, start - FARTHEST_MARK);
        for (int i = start - 1; i >= least && text.charAt(i) != '\n'; i--) {
            marks += text.charAt(i) == '"' && (i == 0 || text.charAt(i - 1) != '\\') ? 1 : 0;
        }
        return marks % 2 == 1;
    }

    private static boolean isBlockSign(String value) {
        return value.equals("|") || value.equals(">") || value.equals("|-") || value.equals(">-") || value.equals("-");
    }

    /** The words of the name; {@code key} in a sentence takes the word before it along. */
    private static List<String> words(Scan scan, int start, int end) {
        String text = scan.text();
        List<String> words = scan.words(text.substring(start, end));
        boolean alone = words.size() == 1 && (words.get(0).startsWith("key") || words.get(0).equals("seed"));
        if (!alone || start < 2 || text.charAt(start - 1) != ' ') {
            return words;
        }
        int from = start - 1;
        while (from > 0 && start - from < 20 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return SecretName.split(text, from, end);
    }

    private static int beginning(String text, int hit) {
        int start = hit;
        while (start > 0 && hit - start < LONGEST_NAME && isInName(text.charAt(start - 1))) {
            start--;
        }
        return escaped(text, start, hit);
    }

    /** {@code \npassword}: the letter of an escape is none of the name. */
    private static int escaped(String text, int start, int hit) {
        boolean escape =
                start > 0 && text.charAt(start - 1) == '\\' && start < hit && "nrt".indexOf(text.charAt(start)) >= 0;
        return escape ? start + 1 : start;
    }

    private static int ending(String text, int hit) {
        int end = hit;
        while (end < text.length() && end - hit < LONGEST_NAME && isInName(text.charAt(end))) {
            end++;
        }
        while (end > hit + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        return end;
    }

    private static boolean isInName(char c) {
        return Boundary.isWord(c) || c == '_' || c == '-' || c == '.' || (c > 0x7f && Character.isLetter(c));
    }
}
