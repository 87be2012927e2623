package dev.opswarden.engine.secrets.detect;

/** A user and a password with a stroke between them, as one database writes them: {@code sqlplus scott/…@orcl}. */
final class DatabaseLoginSpotter implements Spotter {

    static final String KEYWORDS = "jdbc:oracle:;sqlplus ;impdp ;expdp ;sqlldr ;rman target ;connect ";

    private static final int LONGEST_USER = 64;
    private static final int LONGEST = 128;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!Boundary.before(text, hit)) {
            return;
        }
        boolean address = text.regionMatches(true, hit, "jdbc:", 0, 5);
        int from = address ? text.indexOf(':', hit + 12) + 1 : text.indexOf(' ', hit + 4) + 1;
        if (text.regionMatches(true, hit, "rman ", 0, 5)) {
            from = hit + "rman target ".length();
        }
        while (from > 0 && from < text.length() && text.charAt(from) == '-') {
            int blank = text.indexOf(' ', from);
            from = blank < 0 || blank - from > 3 ? -1 : blank + 1;
        }
        if (from <= 0 || from - hit > LONGEST_USER) {
            return;
        }
        int slash = from;
        while (slash < text.length() && slash - from < LONGEST_USER && isUser(text.charAt(slash))) {
            slash++;
        }
        if (slash == from || slash >= text.length() || text.charAt(slash) != '/') {
            return;
        }
        password(scan, slash + 1);
    }

    private static void password(Scan scan, int start) {
        String text = scan.text();
        boolean quoted = start < text.length() && text.charAt(start) == '"';
        int from = quoted ? start + 1 : start;
        int end = from;
        while (end < text.length()
                && end - from < LONGEST
                && text.charAt(end) > ' '
                && text.charAt(end) != '"'
                && (quoted || text.charAt(end) != '@')) {
            end++;
        }
        int next = quoted ? end + 1 : end;
        boolean at = next < text.length() && text.charAt(next) == '@';
        if (end - from >= 3 && at && !Placeholder.isValue(text.substring(from, end))) {
            scan.found(from, end, SecretName.PASSWORD.kind(), Scan.NAMED);
            scan.seenUpTo(end);
        }
    }

    private static boolean isUser(char c) {
        return Boundary.isWord(c) || c == '_' || c == '$' || c == '.' || c == '-';
    }
}
