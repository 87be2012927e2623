package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a value that stands behind the name of a secret is one. */
final class Judgement {

    /** Said of passwords, or instead of one. */
    private static final Set<String> SAID =
            Set.of(("see ask same below above attached wrong weak strong correct good bad"
                            + " old unchanged later soon phone sms person mine yours theirs there then keychain bitwarden lastpass"
                            + " onepassword keepass pass manager rejected accepted failed failure success reset ok okay not never"
                            + " always please however because when where what which who why how and but the a an in at by for from"
                            + " into it its of or that this to via with within without if only also just must should will would can"
                            + " could may might has have had does do did was were be been being long short minimum maximum letters"
                            + " characters digits numbers your our their his her my we you they them us me anything nothing something"
                            + " everything secure safe plain plaintext encrypted hashed salted random unique static dynamic next last"
                            + " first second third day days week weeks month months year years today tomorrow yesterday number"
                            + " available unavailable active inactive locked unlocked pending done ready fine gone lost found broken"
                            + " compromised leaked exposed private public shared personal internal external temporary permanent"
                            + " sha sha1 sha256 sha512 md5 bcrypt scrypt argon2 pbkdf2 plaintext-only basic oauth oauth2 saml ldap"
                            + " kerberos totp mfa 2fa otp file files path root-only case-sensitive self-service passwordless base64"
                            + " utf-8 ascii json yaml xml html http https tls ssl ssh rsa dsa ecdsa ed25519 aes aes-256 hmac jwt")
                    .split(" "));

    private static final Set<String> UNITS = Set.of(
            ("digit digits char chars character characters letter letters word words bit bits byte bytes day days hour"
                            + " hours min minute minutes week weeks month months year years step steps factor times")
                    .split(" "));

    private static final String[] ENDINGS = {"ed", "ing", "ly", "able", "ible", "tion", "ment", "ness", "less", "ful"};

    private Judgement() {}

    /** Judges a value by what its name says and how it stands there. */
    static boolean isSecret(SecretName name, Separator.Style style, ValueSpan span, String text, boolean tight) {
        String value = span.in(text);
        if (value.length() < 4 || Placeholder.isValue(value) || isPlace(value) || isNumbered(value)) {
            return false;
        }
        Mixture mixture = Mixture.of(value, 0, value.length());
        if (style == Separator.Style.CELL) {
            return span.alone() && value.indexOf('=') < 0 && isCell(name, value, mixture);
        }
        if (style == Separator.Style.PROSE || style == Separator.Style.BLANK) {
            return isSaid(name, style, span, value, mixture);
        }
        return switch (name) {
            case PASSWORD -> isPassword(span, value, mixture, tight || style == Separator.Style.TAG);
            case SECRET ->
                isPhrase(value) ? false : isToken(span, value, mixture, 6) || isQuotedWord(span, value, mixture);
            case TOKEN, KEY -> isToken(span, value, mixture, 8);
            case SESSION -> isRandom(value, mixture, 16, 3.0);
            case WEAK -> isRandom(value, mixture, 14, 3.2) && mixture.upper() > 1 && mixture.lower() > 1;
            case NONE -> false;
        };
    }

    /** In a cell beside the name a value has to look as if a machine had drawn it: the next name may stand there. */
    private static boolean isCell(SecretName name, String value, Mixture mixture) {
        boolean drawn = mixture.digits() > 0 && !Words.isMadeOfWords(value, 0, value.length());
        return switch (name) {
            case PASSWORD -> isStrong(value, mixture);
            case SECRET, TOKEN, KEY ->
                value.length() >= 12 && drawn && Randomness.entropy(value, 0, value.length()) >= 2.8;
            default -> false;
        };
    }

    private static boolean isPassword(ValueSpan span, String value, Mixture mixture, boolean tight) {
        if (value.indexOf(' ') >= 0) {
            boolean mixed = mixture.sorts() >= 3 && !isSentence(value) && !(span.quote() && isPhrase(value));
            return mixed || (span.quote() && Passphrase.is(value, 2));
        }
        if (mixture.letters() == 0 && mixture.others() == 0) {
            return mixture.digits() >= 4 && (span.quote() || span.alone());
        }
        if (span.quote()) {
            return !isSaidOfPasswords(value) && !isReference(value, true);
        }
        if (isReference(value, tight)) {
            return false;
        }
        boolean word = mixture.digits() == 0 && mixture.symbols() == 0;
        if (!span.alone()) {
            boolean mixed = tight && mixture.upper() > 1 && mixture.lower() > 1 && value.length() >= 8;
            return word ? mixed : isPasswordLike(value, mixture);
        }
        if (word) {
            return value.length() >= 5 && !isSaidOfPasswords(value);
        }
        return mixture.letters() + mixture.others() > 0 && !isCounted(value.toLowerCase(Locale.ROOT));
    }

    /** In a sentence a value has to look like one by itself. */
    private static boolean isSaid(
            SecretName name, Separator.Style style, ValueSpan span, String value, Mixture mixture) {
        boolean phrase = span.quote() && name == SecretName.PASSWORD;
        if (name == SecretName.WEAK || (value.indexOf(' ') >= 0 && !phrase) || isReference(value, false)) {
            return false;
        }
        if (name != SecretName.PASSWORD) {
            return isRandom(value, mixture, 12, 3.0) && mixture.digits() > 1;
        }
        if (span.quote() && value.indexOf(' ') >= 0) {
            return style == Separator.Style.PROSE && Passphrase.is(value, 3);
        }
        if (span.quote()) {
            boolean like = style == Separator.Style.PROSE || isPasswordLike(value, mixture);
            return like && !isSaidOfPasswords(value) && mixture.letters() > 0;
        }
        return style == Separator.Style.BLANK
                ? isStrong(value, mixture)
                : (isPasswordLike(value, mixture) && !isDated(value))
                        || (value.indexOf('-') > 0 && Passphrase.is(value, 3));
    }

    private static boolean isToken(ValueSpan span, String value, Mixture mixture, int least) {
        if (value.indexOf(' ') >= 0
                || value.length() < least
                || Placeholder.isRow(value)
                || isSaidOfPasswords(value)
                || isReference(value, true)) {
            return false;
        }
        double entropy = Randomness.entropy(value, 0, value.length());
        if (mixture.digits() == 0) {
            boolean mixed = mixture.upper() > 1 && mixture.lower() > 1;
            boolean drawn = value.length() >= 16 && !Words.isMadeOfWords(value, 0, value.length());
            return drawn && entropy >= 3.0 && (span.quote() ? mixed || mixture.symbols() == 0 : span.alone() && mixed);
        }
        if (!span.quote() && isTicket(value)) {
            return false;
        }
        boolean digitsOnly = mixture.letters() == 0;
        boolean firm = span.quote() || span.alone() || (value.length() >= 16 && entropy >= 3.0);
        return firm
                && entropy >= 2.5
                && (digitsOnly ? value.length() >= 12 : mixture.letters() > 0)
                && !Words.isMadeOfWords(value, 0, value.length());
    }

    private static boolean isQuotedWord(ValueSpan span, String value, Mixture mixture) {
        return span.quote()
                && value.length() >= 8
                && mixture.sorts() >= 2
                && !isSaidOfPasswords(value)
                && !isReference(value, true)
                && !Words.isMadeOfWords(value, 0, value.length());
    }

    private static boolean isRandom(String value, Mixture mixture, int least, double entropy) {
        return value.length() >= least
                && value.indexOf(' ') < 0
                && mixture.digits() > 0
                && mixture.letters() > 0
                && !Words.isMadeOfWords(value, 0, value.length())
                && !isReference(value, true)
                && Randomness.entropy(value, 0, value.length()) >= entropy;
    }

    /** Letters with a digit or a symbol within: {@code hunter2}, {@code correct-horse7}. */
    private static boolean isPasswordLike(String value, Mixture mixture) {
        return value.length() >= 5
                && mixture.letters() + mixture.others() > 0
                && (mixture.digits() > 0 || hasOddSymbol(value))
                && !isSaidOfPasswords(value);
    }

    private static boolean isStrong(String value, Mixture mixture) {
        return value.length() >= 6
                && mixture.sorts() >= 3
                && mixture.letters() > 0
                && (mixture.digits() > 1
                        || hasOddSymbol(value)
                        || (mixture.digits() == 1 && !Words.isMadeOfWords(value, 0, value.length())))
                && !isDated(value);
    }

    private static boolean hasOddSymbol(String value) {
        return Chars.hasAny(value, "!@#$%^&*+=?~|");
    }

    private static boolean isSaidOfPasswords(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (SAID.contains(lower) || isCounted(lower)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (lower.endsWith(ending) && lower.length() > ending.length() + 3 && isLetters(lower)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 4-digit}, {@code 14days}: how long something is, or lasts. */
    private static boolean isCounted(String lower) {
        int i = 0;
        while (i < lower.length() && Character.isDigit(lower.charAt(i))) {
            i++;
        }
        int from = i < lower.length() && lower.charAt(i) == '-' ? i + 1 : i;
        return i > 0 && from < lower.length() && UNITS.contains(lower.substring(from));
    }

    /** What code calls a secret by: {@code newPassword}, {@code config.token}, {@code getSecret()}. */
    private static boolean isReference(String value, boolean tight) {
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
    private static boolean isPlace(String value) {
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

    /** A version, a date, an address: digits with what parts them. */
    private static boolean isNumbered(String value) {
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
    private static boolean isTicket(String value) {
        int hyphen = value.indexOf('-');
        return hyphen > 0
                && value.length() < 14
                && isLetters(value.substring(0, hyphen))
                && Chars.hasOnly(value.substring(hyphen + 1), "0123456789");
    }

    private static boolean isDated(String value) {
        return value.length() > 5
                && Character.isDigit(value.charAt(0))
                && (value.endsWith("th") || value.endsWith("nd") || value.endsWith("st") || value.endsWith("bit"));
    }

    /** Words joined by hyphens or underscores: a name, not a value. */
    private static boolean isSlug(String value) {
        int words = 0;
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean letter = i < value.length() && Character.isLetter(value.charAt(i));
            if (!letter) {
                if (i - from >= 3 && isLetters(value.substring(from, i).toLowerCase(Locale.ROOT))) {
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

    private static boolean isPhrase(String value) {
        return value.indexOf(' ') >= 0 && isLetters(value.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private static boolean isSentence(String value) {
        return value.split(" ").length > 4;
    }

    private static boolean isLetters(String lower) {
        return Chars.areLetters(lower);
    }
}
