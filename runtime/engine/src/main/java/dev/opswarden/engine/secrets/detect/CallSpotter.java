package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;

/** Calls that take a password by its place: {@code new NetworkCredential("bob", "…")}. */
final class CallSpotter implements Spotter {

    private static final int LONGEST = 400;
    private static final int SHORTEST_VALUE = 4;

    private final String keyword;
    private final int argument;

    private CallSpotter(String keyword, int argument) {
        this.keyword = keyword;
        this.argument = argument;
    }

    static List<KeywordIndex.Entry> entries() {
        List<KeywordIndex.Entry> entries = new ArrayList<>(12);
        add(entries, 1, "networkcredential(", "httpbasicauth(", "basicauth(", "auth=(", "passwordauthentication(");
        add(entries, 1, "usernamepasswordcredentials(", "setbasicauth(", "basicawscredentials(", "withbasicauth(");
        add(entries, 2, "directoryentry(");
        add(entries, 0, "convertto-securestring ");
        return entries;
    }

    private static void add(List<KeywordIndex.Entry> entries, int argument, String... keywords) {
        for (String keyword : keywords) {
            entries.add(new KeywordIndex.Entry(keyword, new CallSpotter(keyword, argument)));
        }
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
