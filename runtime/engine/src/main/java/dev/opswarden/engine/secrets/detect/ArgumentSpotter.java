package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;

/** Passwords that commands take by their place: {@code net user bob … /add}. */
final class ArgumentSpotter implements Spotter {

    private static final int LONGEST_LINE = 400;
    private static final int SHORTEST = 4;

    private final String command;
    private final int argument;

    private ArgumentSpotter(String command, int argument) {
        this.command = command;
        this.argument = argument;
    }

    static List<KeywordIndex.Entry> entries() {
        List<KeywordIndex.Entry> entries = new ArrayList<>(8);
        add(entries, "net user ", 1);
        add(entries, "net use ", 2);
        add(entries, "htpasswd -b ", 2);
        add(entries, "htpasswd -bc ", 2);
        add(entries, "htpasswd -cb ", 2);
        add(entries, "snmp-server community ", 0);
        add(entries, "password 0 ", 0);
        add(entries, "password 7 ", 0);
        add(entries, "secret 0 ", 0);
        return entries;
    }

    private static void add(List<KeywordIndex.Entry> entries, String command, int argument) {
        entries.add(new KeywordIndex.Entry(command, new ArgumentSpotter(command, argument)));
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!Boundary.before(text, hit)) {
            return;
        }
        int i = hit + command.length();
        int most = Math.min(text.length(), i + LONGEST_LINE);
        for (int word = 0; i < most; word++) {
            int from = Separator.blanks(text, i);
            int end = from;
            while (end < most && text.charAt(end) > ' ' && text.charAt(end) != '|') {
                end++;
            }
            if (end == from || text.charAt(from) == '/') {
                return;
            }
            if (word == argument) {
                value(scan, from, end);
                return;
            }
            i = end;
        }
    }

    private static void value(Scan scan, int from, int end) {
        String text = scan.text();
        boolean quoted = Quotes.isQuote(text.charAt(from)) && end - from > 2;
        ValueSpan span = new ValueSpan(quoted ? from + 1 : from, quoted ? end - 1 : end, false, true);
        if (span.end() - span.start() >= SHORTEST
                && text.charAt(span.start()) != '*'
                && scan.endOfMark(span.start()) < span.end()
                && Judgement.isSecret(SecretName.PASSWORD, Separator.Style.PROSE, span, text, true)) {
            scan.found(span.start(), span.end(), SecretName.PASSWORD.kind(), Scan.NAMED);
        }
    }
}
