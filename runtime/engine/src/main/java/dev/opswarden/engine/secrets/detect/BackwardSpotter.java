package dev.opswarden.engine.secrets.detect;

/** A password that stands before the word for it: {@code … is the password}. */
final class BackwardSpotter implements Spotter {

    static final String KEYWORDS =
            "is the password;is my password;is your password;is the new password;is the passphrase;"
                    + "is the pw;as the password;as password;ist das passwort;est le mot de passe";

    private static final int LONGEST = 80;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int end = hit;
        while (end > 0 && (text.charAt(end - 1) == ' ' || Quotes.isQuote(text.charAt(end - 1))) && hit - end < 4) {
            end--;
        }
        if (end == hit) {
            return;
        }
        int start = end;
        while (start > 0 && end - start < LONGEST && !isParted(text.charAt(start - 1))) {
            start--;
        }
        boolean whole = start == 0 || isParted(text.charAt(start - 1));
        ValueSpan span = new ValueSpan(start, end, false, true);
        if (whole
                && end > start
                && scan.endOfMark(start) < end
                && Judgement.isSecret(SecretName.PASSWORD, Separator.Style.BLANK, span, text, false)) {
            scan.found(start, end, SecretName.PASSWORD.kind(), Scan.NAMED);
        }
    }

    private static boolean isParted(char c) {
        return c <= ' ' || Quotes.isQuote(c) || c == '(' || c == ',';
    }
}
