package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passwords that stand behind the short options of well-known commands: {@code curl -u}, {@code mysql -p}. */
final class CommandSpotter implements Spotter {

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

    /** A spotter for each command. */
    static List<KeywordIndex.Entry> entries() {
        List<KeywordIndex.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, List<Option>> each : commands().entrySet()) {
            entries.add(new KeywordIndex.Entry(each.getKey(), new CommandSpotter(each.getKey(), each.getValue())));
        }
        return entries;
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

    private static Map<String, List<Option>> commands() {
        Map<String, List<Option>> all = new LinkedHashMap<>();
        add(all, Form.PAIR, "curl ", "-u", "--user", "-U", "--proxy-user");
        add(all, Form.PAIR, "http ", "-a", "--auth");
        add(all, Form.GLUED, "mysql", "-p");
        add(all, Form.GLUED, "mariadb", "-p");
        add(all, Form.VALUE, "sshpass", "-p");
        add(all, Form.VALUE, "docker login", "-p");
        add(all, Form.VALUE, "podman login", "-p");
        add(all, Form.VALUE, "registry login", "-p");
        add(all, Form.VALUE, "oc login", "-p");
        add(all, Form.VALUE, "az login", "-p");
        add(all, Form.VALUE, "redis-cli", "-a");
        add(all, Form.VALUE, "mongo", "-p");
        add(all, Form.VALUE, "ldapsearch", "-w");
        add(all, Form.VALUE, "ldapmodify", "-w");
        add(all, Form.VALUE, "ldapadd", "-w");
        add(all, Form.VALUE, "sqlcmd", "-P");
        add(all, Form.VALUE, "bcp ", "-P");
        add(all, Form.PERCENT, "smbclient", "-U");
        add(all, Form.PERCENT, "rpcclient", "-U");
        add(all, Form.VALUE, "xfreerdp", "/p:");
        add(all, Form.VALUE, "zip ", "-P");
        add(all, Form.VALUE, "ipmitool", "-P");
        add(all, Form.VALUE, "psexec", "-p");
        add(all, Form.VALUE, "PsExec", "-p");
        add(all, Form.VALUE, "PSEXEC", "-p");
        add(all, Form.VALUE, "psExec", "-p");
        add(all, Form.VALUE, "plink ", "-pw");
        add(all, Form.VALUE, "pscp ", "-pw");
        add(all, Form.VALUE, "rdesktop ", "-p");
        add(all, Form.VALUE, "cmdkey", "/pass:");
        add(all, Form.VALUE, "mosquitto_", "-P");
        add(all, Form.VALUE, "cqlsh ", "-p");
        add(all, Form.VALUE, "snmpwalk", "-A", "-X");
        add(all, Form.VALUE, "snmpget", "-A", "-X");
        add(all, Form.GLUED, "7z ", "-p");
        add(all, Form.PAIR, "skopeo ", "--creds", "--src-creds", "--dest-creds");
        add(all, Form.VALUE, "openssl", "pass:", "-passin pass:", "-passout pass:");
        return all;
    }

    private static void add(Map<String, List<Option>> all, Form form, String command, String... names) {
        List<Option> options = new ArrayList<>();
        for (String name : names) {
            options.add(new Option(name, form));
        }
        all.put(command, options);
    }
}
