package dev.opswarden.engine.secrets.detect;

/** The values of a manifest that says of itself that it is a secret: {@code kind: Secret}. */
final class KubernetesSpotter implements Spotter {

    static final String KEYWORD = "kind:";

    private static final int FARTHEST = 4_000;
    private static final int SHORTEST = 10;
    private static final String CERTIFICATE = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS";

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!Boundary.before(text, hit)) {
            return;
        }
        int kind = Separator.blanks(text, hit + KEYWORD.length());
        while (kind < text.length() && Quotes.isQuote(text.charAt(kind))) {
            kind++;
        }
        int end = kind + "secret".length();
        if (!text.regionMatches(true, kind, "secret", 0, 6) || !Boundary.after(text, end)) {
            return;
        }
        int last = after(text, end);
        scan.patience().spend(last - hit);
        values(scan, before(text, hit), last);
        scan.seenUpTo(last);
    }

    /** Where the document begins that has this line, or where looking began. */
    private static int before(String text, int hit) {
        int least = Math.max(0, hit - FARTHEST);
        int at = hit;
        while (at > least && !(text.charAt(at) == '\n' && text.startsWith("---", at + 1))) {
            at--;
        }
        return at;
    }

    private static int after(String text, int from) {
        int most = Math.min(text.length(), from + FARTHEST);
        int at = from;
        while (at < most && !(text.charAt(at) == '\n' && text.startsWith("---", at + 1))) {
            at++;
        }
        return at;
    }

    /** Every line below {@code data:} that is further in than it. */
    private static void values(Scan scan, int from, int to) {
        String text = scan.text();
        int data = -1;
        int i = from;
        while (i < to) {
            int lineEnd = Chars.indexOf(text, '\n', i, to);
            lineEnd = lineEnd < 0 ? to : lineEnd;
            int begin = i;
            while (begin < lineEnd && text.charAt(begin) <= ' ') {
                begin++;
            }
            int depth = begin - i;
            boolean opens = text.startsWith("data:", begin) || text.startsWith("stringData:", begin);
            if (opens) {
                data = depth;
            } else if (begin < lineEnd && data >= 0 && depth <= data) {
                data = -1;
            } else if (data >= 0) {
                value(scan, begin, lineEnd);
            }
            i = lineEnd + 1;
        }
    }

    private static void value(Scan scan, int begin, int lineEnd) {
        String text = scan.text();
        int colon = Chars.indexOf(text, ':', begin, lineEnd);
        int from = colon < 0 ? begin : colon + 1;
        while (from < lineEnd && (text.charAt(from) <= ' ' || Quotes.isQuote(text.charAt(from)))) {
            from++;
        }
        int to = from;
        while (to < lineEnd && isBase64(text.charAt(to))) {
            to++;
        }
        int letters = to;
        while (letters > from && text.charAt(letters - 1) == '=') {
            letters--;
        }
        boolean rest = to == lineEnd || text.charAt(to) <= ' ' || Quotes.isQuote(text.charAt(to));
        if (rest && letters - from >= SHORTEST && !text.startsWith(CERTIFICATE, from) && text.charAt(begin) != '#') {
            scan.found(from, to, SecretName.SECRET.kind(), Scan.NAMED);
        }
    }

    private static boolean isBase64(char c) {
        return Boundary.isWord(c) || c == '+' || c == '/' || c == '=';
    }
}
