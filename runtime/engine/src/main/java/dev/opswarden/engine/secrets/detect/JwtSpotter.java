package dev.opswarden.engine.secrets.detect;

/** A signed or an encrypted JSON Web Token: a header in base64 that begins with a brace, and two or four parts more. */
final class JwtSpotter implements Spotter {

    static final String KEYWORD = "eyJ";
    static final String KIND = "jwt";

    private static final int KEYWORD_WEIGHT = 3;
    /** Maps give it to browsers. */
    private static final String PUBLISHABLE = "pk.";

    private static final int LONGEST_PART = 16_000;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!text.startsWith(KEYWORD, hit)
                || !Boundary.before(text, hit)
                || text.startsWith(PUBLISHABLE, hit - PUBLISHABLE.length())) {
            return;
        }
        int header = part(text, hit);
        int payload = next(text, header);
        int signature = next(text, payload);
        scan.patience().spend(Math.max(header, payload) - hit);
        boolean whole = header - hit >= 12 && (payload - header > 10 || signature > payload + 1);
        if (!whole || Randomness.entropy(text, hit, payload) < 3.0) {
            // Whatever else begins in this run of characters ends with it, too.
            scan.seenUpTo(header);
            return;
        }
        int end = Math.max(payload, signature);
        for (int i = 0; i < 2 && signature > 0; i++) {
            signature = next(text, signature);
            end = Math.max(end, signature);
        }
        scan.found(hit, end, KIND, Scan.FORMED + KEYWORD_WEIGHT);
        scan.seenUpTo(end);
    }

    /** Where the part behind this full stop ends; -1 if no full stop is here. */
    private static int next(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) == '.' ? part(text, at + 1) : -1;
    }

    private static int part(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_PART);
        int end = from;
        while (end < most && isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char c) {
        return Boundary.isWord(c) || c == '-' || c == '_' || c == '=' || c == '+' || c == '/';
    }
}
