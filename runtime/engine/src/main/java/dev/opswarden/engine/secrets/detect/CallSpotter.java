package dev.opswarden.engine.secrets.detect;

/** Calls that take a password by its place: {@code new NetworkCredential("bob", "…")}. */
final class CallSpotter implements Spotter {

    static final String KEYWORDS = "networkcredential(;;httpbasicauth(;;basicauth(;;auth=(;;passwordauthentication(;;"
            + "usernamepasswordcredentials(;;setbasicauth(;;basicawscredentials(;;withbasicauth(;;directoryentry(;;"
            + "convertto-securestring ";

    private static final int LONGEST = 400;
    private static final int SHORTEST_VALUE = 4;

    private final String keyword;
    private final int argument;

    private CallSpotter(String keyword, int argument) {
        this.keyword = keyword;
        this.argument = argument;
    }

    static Spotter of(String keyword) {
        return switch (keyword) {
            case "directoryentry(" -> new CallSpotter(keyword, 2);
            case "convertto-securestring " -> new CallSpotter(keyword, 0);
            default -> new CallSpotter(keyword, 1);
        };
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int i = hit + keyword.length();
        int most = Math.min(text.length(), i + LONGEST);
        int read = 0;
        while (i < most && !ends(text.charAt(i))) {
            char c = text.charAt(i);
            if (Quotes.isQuote(c)) {
                int close = i + 1;
                while (close < most && text.charAt(close) != c && text.charAt(close) != '\n') {
                    close++;
                }
                if (read == argument) {
                    value(scan, i + 1, close);
                    break;
                }
                read++;
                i = close + 1;
            } else if (c == '$') {
                // A variable stands in the place of the value, or of one before it.
                break;
            } else {
                i++;
            }
        }
        scan.seenUpTo(Math.min(i, most));
        scan.patience().spend(Math.min(i, most) - hit);
    }

    private static void value(Scan scan, int from, int to) {
        String text = scan.text();
        if (to - from >= SHORTEST_VALUE
                && to < text.length()
                && scan.endOfMark(from) < to
                && !Placeholder.isValue(text.substring(from, to))) {
            scan.found(from, to, SecretName.PASSWORD.kind(), Scan.NAMED);
        }
    }

    private static boolean ends(char c) {
        return c == ')' || c == ';' || c == '|';
    }
}
