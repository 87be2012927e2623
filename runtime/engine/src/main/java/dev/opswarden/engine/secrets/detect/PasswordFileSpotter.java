package dev.opswarden.engine.secrets.detect;

/** A line of {@code .pgpass}: {@code host:5432:database:user:…}. */
final class PasswordFileSpotter implements Spotter {

    static final String KEYWORDS = ":5432:;:5433:;:6432:;*:*:;:*:*:";

    private static final int LONGEST = 300;
    private static final int FIELDS = 4;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int least = Math.max(0, hit - LONGEST);
        int start = hit;
        while (start > least && text.charAt(start - 1) > ' ' && !Quotes.isQuote(text.charAt(start - 1))) {
            start--;
        }
        // Whatever else of the kind stands in this run of characters belongs to the same line.
        scan.seenUpTo(hit + LONGEST / 2);
        scan.patience().spend(LONGEST / 2);
        int at = start;
        for (int field = 0; field < FIELDS; field++) {
            int colon = text.indexOf(':', at);
            if (colon < 0 || colon - start > LONGEST || (field < FIELDS - 1 && colon == at)) {
                return;
            }
            for (int i = at; i < colon; i++) {
                if (text.charAt(i) <= ' ' || text.charAt(i) == '/') {
                    return;
                }
            }
            at = colon + 1;
        }
        int end = at;
        while (end < text.length()
                && end - at < LONGEST
                && text.charAt(end) > ' '
                && !Quotes.isQuote(text.charAt(end))) {
            end++;
        }
        scan.seenUpTo(end);
        if (end - at >= 4 && scan.endOfMark(at) < end && !Placeholder.isValue(text.substring(at, end))) {
            scan.found(at, end, SecretName.PASSWORD.kind(), Scan.NAMED);
        }
    }
}
