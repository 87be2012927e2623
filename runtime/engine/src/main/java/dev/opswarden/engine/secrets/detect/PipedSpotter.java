package dev.opswarden.engine.secrets.detect;

/** A password that a shell hands on from one command to the next: {@code echo … | sudo -S}. */
final class PipedSpotter implements Spotter {

    static final String KEYWORDS =
            "| sudo -s;|sudo -s;sudo -s <<<;--password-stdin;--stdin;chpasswd;| su ;| passwd;" + "| kinit";

    private static final int FARTHEST = 240;

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (text.regionMatches(true, hit, "sudo -s <<<", 0, 11)) {
            value(scan, hit + 11, text.length(), false);
            return;
        }
        int least = Math.max(0, hit - FARTHEST);
        int bar = hit;
        while (bar > least && text.charAt(bar) != '|' && text.charAt(bar) != '\n') {
            bar--;
        }
        if (bar == least || text.charAt(bar) != '|') {
            return;
        }
        scan.patience().spend(FARTHEST);
        int from = bar;
        while (from > least && text.charAt(from - 1) != '\n' && text.charAt(from - 1) != ';') {
            from--;
        }
        int echo = lastCommand(text, from, bar);
        if (echo >= 0) {
            value(scan, echo, bar, text.startsWith("chpasswd", hit));
        }
    }

    /** Behind {@code echo} or {@code printf}, whichever stands last before the bar. */
    private static int lastCommand(String text, int from, int bar) {
        for (int i = bar - 5; i >= from; i--) {
            if (text.startsWith("echo ", i) || text.startsWith("printf ", i)) {
                return text.indexOf(' ', i) + 1;
            }
        }
        return -1;
    }

    private static void value(Scan scan, int from, int most, boolean pair) {
        String text = scan.text();
        int start = Separator.blanks(text, from);
        while (start + 2 < most && text.charAt(start) == '-' && text.charAt(start + 2) == ' ') {
            start = Separator.blanks(text, start + 2);
        }
        ValueSpan span = ValueSpan.read(text, start, Separator.Style.COLON);
        if (span == null || span.end() > most) {
            return;
        }
        int colon = pair ? text.indexOf(':', span.start()) : -1;
        ValueSpan password =
                colon > 0 && colon < span.end() ? new ValueSpan(colon + 1, span.end(), span.quote(), true) : span;
        ValueSpan alone = new ValueSpan(password.start(), password.end(), false, true);
        if (password.end() > password.start()
                && scan.endOfMark(password.start()) < password.end()
                && Judgement.isSecret(SecretName.PASSWORD, Separator.Style.ASSIGNED, alone, text, true)) {
            scan.found(password.start(), password.end(), SecretName.PASSWORD.kind(), Scan.NAMED);
        }
    }
}
