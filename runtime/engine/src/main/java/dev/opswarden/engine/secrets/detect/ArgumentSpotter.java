package dev.opswarden.engine.secrets.detect;

/** Passwords that commands take by their place: {@code net user bob … /add}. */
final class ArgumentSpotter implements Spotter {

    static final String KEYWORDS = "net user ;;net use ;;htpasswd -b ;;htpasswd -bc ;;htpasswd -cb ;;"
            + "snmp-server community ;;password 0 ;;password 7 ;;secret 0 ";

    /** The one whose options and places may stand in any order. */
    private static final String SHARE = "net use ";

    private static final int LONGEST_LINE = 400;
    private static final int SHORTEST = 4;

    private final String command;
    private final int argument;

    private ArgumentSpotter(String command, int argument) {
        this.command = command;
        this.argument = argument;
    }

    static Spotter of(String command) {
        return switch (command) {
            case "net user " -> new ArgumentSpotter(command, 1);
            case "htpasswd -b ", "htpasswd -bc ", "htpasswd -cb " -> new ArgumentSpotter(command, 2);
            default -> new ArgumentSpotter(command, 0);
        };
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (!Boundary.before(text, hit)) {
            return;
        }
        boolean isShare = command.equals(SHARE);
        int i = hit + command.length();
        int most = Math.min(text.length(), i + LONGEST_LINE);
        for (int word = 0; i < most; word++) {
            int from = Separator.blanks(text, i);
            int end = from;
            while (end < most && text.charAt(end) > ' ' && text.charAt(end) != '|') {
                end++;
            }
            if (end == from || (text.charAt(from) == '/' && !isShare)) {
                return;
            }
            if (isShare && isPlace(text, from, end)) {
                word--;
                i = end;
                continue;
            }
            if (word == argument) {
                value(scan, from, end);
                return;
            }
            i = end;
        }
    }

    /** {@code /user:bob}, {@code \\\\server\\share}, {@code Z:}: none of them is the password. */
    private static boolean isPlace(String text, int from, int end) {
        char first = text.charAt(from);
        return first == '/' || first == '\\' || text.charAt(end - 1) == ':';
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
