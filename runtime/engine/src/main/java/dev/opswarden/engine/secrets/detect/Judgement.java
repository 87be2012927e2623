package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.Locale;

/** Whether a value that stands behind the name of a secret is one. */
final class Judgement {

    private Judgement() {}

    /** Judges a value by what its name says and how it stands there. */
    static boolean isSecret(SecretName name, Separator.Style style, ValueSpan span, String text, boolean tight) {
        String value = span.in(text);
        if (value.length() < 4 || Placeholder.isValue(value) || Elsewhere.isPlace(value) || Likeness.isNumbered(value)) {
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
                Likeness.isPhrase(value) ? false : isToken(span, value, mixture, 6) || isQuotedWord(span, value, mixture);
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
            case PASSWORD -> Likeness.isStrong(value, mixture);
            case SECRET, TOKEN, KEY ->
                value.length() >= 12 && drawn && Randomness.entropy(value, 0, value.length()) >= 2.8;
            default -> false;
        };
    }

    private static boolean isPassword(ValueSpan span, String value, Mixture mixture, boolean tight) {
        if (value.indexOf(' ') >= 0) {
            boolean mixed = mixture.sorts() >= 3 && !Likeness.isSentence(value) && !(span.quote() && Likeness.isPhrase(value));
            return mixed || (span.quote() && Passphrase.is(value, 2));
        }
        if (mixture.letters() == 0 && mixture.others() == 0) {
            return mixture.digits() >= 4 && (span.quote() || span.alone());
        }
        if (span.quote()) {
            return !SaidWords.isSaidOfPasswords(value) && !Elsewhere.isReference(value, true);
        }
        if (Elsewhere.isReference(value, tight)) {
            return false;
        }
        boolean word = mixture.digits() == 0 && mixture.symbols() == 0;
        if (!span.alone()) {
            boolean mixed = tight && mixture.upper() > 1 && mixture.lower() > 1 && value.length() >= 8;
            return word ? mixed : Likeness.isPasswordLike(value, mixture);
        }
        if (word) {
            return value.length() >= 5 && !SaidWords.isSaidOfPasswords(value);
        }
        return mixture.letters() + mixture.others() > 0 && !SaidWords.isCounted(value.toLowerCase(Locale.ROOT));
    }

    /** In a sentence a value has to look like one by itself. */
    private static boolean isSaid(
            SecretName name, Separator.Style style, ValueSpan span, String value, Mixture mixture) {
        boolean phrase = span.quote() && name == SecretName.PASSWORD;
        if (name == SecretName.WEAK || (value.indexOf(' ') >= 0 && !phrase) || Elsewhere.isReference(value, false)) {
            return false;
        }
        if (name != SecretName.PASSWORD) {
            return isRandom(value, mixture, 12, 3.0) && mixture.digits() > 1;
        }
        if (span.quote() && value.indexOf(' ') >= 0) {
            return style == Separator.Style.PROSE && Passphrase.is(value, 3);
        }
        if (span.quote()) {
            boolean like = style == Separator.Style.PROSE || Likeness.isPasswordLike(value, mixture);
            return like && !SaidWords.isSaidOfPasswords(value) && mixture.letters() > 0;
        }
        return style == Separator.Style.BLANK
                ? Likeness.isStrong(value, mixture)
                : (Likeness.isPasswordLike(value, mixture) && !Likeness.isDated(value))
                        || (value.indexOf('-') > 0 && Passphrase.is(value, 3));
    }

    private static boolean isToken(ValueSpan span, String value, Mixture mixture, int least) {
        if (value.indexOf(' ') >= 0
                || value.length() < least
                || Placeholder.isRow(value)
                || SaidWords.isSaidOfPasswords(value)
                || Elsewhere.isReference(value, true)) {
            return false;
        }
        double entropy = Randomness.entropy(value, 0, value.length());
        if (mixture.digits() == 0) {
            boolean mixed = mixture.upper() > 1 && mixture.lower() > 1;
            boolean drawn = value.length() >= 16 && !Words.isMadeOfWords(value, 0, value.length());
            return drawn && entropy >= 3.0 && (span.quote() ? mixed || mixture.symbols() == 0 : span.alone() && mixed);
        }
        if (!span.quote() && Likeness.isTicket(value)) {
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
                && !SaidWords.isSaidOfPasswords(value)
                && !Elsewhere.isReference(value, true)
                && !Words.isMadeOfWords(value, 0, value.length());
    }

    private static boolean isRandom(String value, Mixture mixture, int least, double entropy) {
        return value.length() >= least
                && value.indexOf(' ') < 0
                && mixture.digits() > 0
                && mixture.letters() > 0
                && !Words.isMadeOfWords(value, 0, value.length())
                && !Elsewhere.isReference(value, true)
                && Randomness.entropy(value, 0, value.length()) >= entropy;
    }
}
