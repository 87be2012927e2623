package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.List;

/** Passwords that stand behind the short options of well-known commands: {@code curl -u}, {@code mysql -p}. */
final class CommandSpotter implements Spotter {

    /** Those of {@link #options}. */
    static final String KEYWORDS = "curl ;;http ;;mysql;;mariadb;;sshpass;;docker login;;podman login;;"
            + "registry login;;oc login;;az login;;redis-cli;;mongo;;ldapsearch;;ldapmodify;;"
            + "ldapadd;;sqlcmd;;bcp ;;smbclient;;rpcclient;;xfreerdp;;zip ;;ipmitool;;psexec;;"
            + "PsExec;;PSEXEC;;psExec;;plink ;;pscp ;;rdesktop ;;cmdkey;;mosquitto_;;cqlsh ;;"
            + "snmpwalk;;snmpget;;7z ;;skopeo ;;openssl";

    /** How an option carries its value. */
    private enum Form {
        /** {@code -p value} or {@code -pvalue}. */
        VALUE,
        /** {@code -pvalue}, and nothing behind a blank. */
        GLUED,
        /** {@code -u user:value}; without a colon it is no secret. */
        PAIR,
        /** {@code -U user%value}. */
        PERCENT
    }

    private record Option(String name, Form form) {}

    private static final int LONGEST_LINE = 2_000;

    private final String command;
    private final List<Option> options;

    private CommandSpotter(String command, List<Option> options) {
        this.command = command;
        this.options = options;
    }

    static Spotter of(String command) {
        return new CommandSpotter(command, options(command));
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (hit > 0 && (Boundary.isWord(text.charAt(hit - 1)) || text.charAt(hit - 1) == '-')) {
            return;
        }
        if (text.startsWith(command, hit)) {
            look(scan, hit + command.length());
        }
    }

    private void look(Scan scan, int from) {
        String text = scan.text();
        int end = endOfCommand(text, from);
        scan.seenUpTo(end);
        scan.patience().spend(end - from);
        int i = from;
        while (i < end) {
            int word = Math.min(end, blanks(text, i));
            for (Option option : options) {
                if (text.startsWith(option.name(), word)) {
                    value(scan, word + option.name().length(), end, option);
                }
            }
            i = Math.max(word + 1, endOfWord(text, word, end));
        }
    }

    private static void value(Scan scan, int after, int end, Option option) {
        String text = scan.text();
        if (after >= end) {
            return;
        }
        boolean apart = text.charAt(after) == ' '
                || text.charAt(after) == '='
                || (text.charAt(after) == '\\' && text.startsWith("\n", after + 1));
        if (apart ? option.form() == Form.GLUED : option.name().startsWith("--")) {
            return;
        }
        int from = apart ? blanks(text, after + 1) : after;
        if (from >= end) {
            return;
        }
        boolean quoted = Quotes.isQuote(text.charAt(from));
        int to = quoted ? find(text, text.charAt(from), from + 1, end) : endOfWord(text, from, end);
        from = quoted ? from + 1 : from;
        if (to <= from || to > end) {
            return;
        }
        if (option.form() == Form.PAIR || option.form() == Form.PERCENT) {
            int parted = find(text, option.form() == Form.PAIR ? ':' : '%', from, to);
            if (parted < 0) {
                return;
            }
            from = parted + 1;
        }
        if (to - from >= 3
                && !Placeholder.isValue(text.substring(from, to))
                && text.charAt(from) != '/'
                && text.charAt(from) != '-') {
            scan.found(from, to, "password", Scan.NAMED);
        }
    }

    /** A command ends with its line, unless a backslash stands there; or where the next one begins. */
    private static int endOfCommand(String text, int from) {
        int most = Math.min(text.length(), from + LONGEST_LINE);
        for (int i = from; i < most; i++) {
            char c = text.charAt(i);
            if ((c == '\n' && text.charAt(i - 1) != '\\') || c == '|' || (c == '&' && text.startsWith("&&", i))) {
                return i;
            }
        }
        return most;
    }

    private static int find(String text, char c, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) != c) {
            i++;
        }
        return i < end ? i : -1;
    }

    private static int blanks(String text, int at) {
        int i = at;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\\' || text.charAt(i) == '\n')) {
            i++;
        }
        return i;
    }

    private static int endOfWord(String text, int at, int end) {
        int i = at;
        while (i < end && text.charAt(i) > ' ' && text.charAt(i) != '`') {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                int close = find(text, c, i + 1, end);
                return close > 0 ? close + 1 : Math.max(i, at + 1);
            }
            i++;
        }
        return i;
    }

    private static List<Option> options(String command) {
        return switch (command) {
            case "curl " -> options(Form.PAIR, "-u", "--user", "-U", "--proxy-user");
            case "http " -> options(Form.PAIR, "-a", "--auth");
            case "mysql", "mariadb", "7z " -> options(Form.GLUED, "-p");
            case "redis-cli" -> options(Form.VALUE, "-a");
            case "ldapsearch", "ldapmodify", "ldapadd" -> options(Form.VALUE, "-w");
            case "sqlcmd", "bcp ", "zip ", "ipmitool", "mosquitto_" -> options(Form.VALUE, "-P");
            case "smbclient", "rpcclient" -> options(Form.PERCENT, "-U");
            case "xfreerdp" -> options(Form.VALUE, "/p:");
            case "plink ", "pscp " -> options(Form.VALUE, "-pw");
            case "cmdkey" -> options(Form.VALUE, "/pass:");
            case "snmpwalk", "snmpget" -> options(Form.VALUE, "-A", "-X");
            case "skopeo " -> options(Form.PAIR, "--creds", "--src-creds", "--dest-creds");
            case "openssl" -> options(Form.VALUE, "pass:", "-passin pass:", "-passout pass:");
            default -> options(Form.VALUE, "-p");
        };
    }

    private static List<Option> options(Form form, String... names) {
        List<Option> options = new ArrayList<>();
        for (String name : names) {
            options.add(new Option(name, form));
        }
        return options;
    }
}
