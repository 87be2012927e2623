package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds rules that can never fire, as far as their text tells. */
public final class NeverFires {

    private final DrlRule rule;
    private final List<Finding> found = new ArrayList<>();

    private NeverFires(DrlRule rule) {
        this.rule = rule;
    }

    /**
     * The rules of a file that cannot fire.
     *
     * @param all every file, for what rules put in
     * @param now the time, for rules with a date
     */
    public static List<Finding> in(DrlFile file, List<DrlFile> all, Instant now) {
        boolean facts = all.stream()
                .flatMap(each -> each.tokens().stream())
                .anyMatch(token -> token.isWord("insert") || token.isWord("insertLogical"));
        List<Finding> found = new ArrayList<>();
        for (DrlRule rule : file.rules()) {
            NeverFires look = new NeverFires(rule);
            look.attributes(now);
            look.entryPoints();
            List<DrlPattern> patterns = DrlPattern.in(rule.when());
            patterns.forEach(look::pattern);
            if (!facts) {
                look.types();
            }
            found.addAll(look.found);
        }
        return found;
    }

    private void attributes(Instant now) {
        if (rule.attribute("enabled").equals("false")) {
            never(rule.line(), "it is not enabled");
        }
        if (waits(rule.attribute("timer")) || waits(rule.attribute("duration"))) {
            never(rule.line(), "it waits for a time to pass, and a message is decided at once");
        }
        for (int at = 0; at + 3 < rule.head().size(); at++) {
            List<DrlToken> head = rule.head();
            if (!head.get(at + 1).isSign('-') || head.get(at + 3).kind() != Kind.TEXT) {
                continue;
            }
            String name = head.get(at).text() + "-" + head.get(at + 2).text();
            String value = head.get(at + 3).text();
            if ((name.equals("agenda-group") || name.equals("ruleflow-group"))
                    && !value.equals("MAIN")
                    && rule.attribute("focus").isEmpty()) {
                never(head.get(at).line(), "nobody gives the word to " + name + " \"" + value + "\"");
            } else if (name.equals("date-expires") && isPast(value, now)) {
                never(head.get(at).line(), "it expired on " + value);
            }
        }
    }

    /** {@code (int: 0 1s)} does not, the first time. */
    private static boolean waits(String time) {
        return !time.isEmpty() && !time.startsWith("(int:0") && !time.startsWith("(0") && !time.equals("0");
    }

    private static boolean isPast(String date, Instant now) {
        return Dates.of(date)
                .map(day -> day.atStartOfDay(ZoneId.systemDefault()).toInstant().isBefore(now))
                .orElse(false);
    }

    private void entryPoints() {
        List<DrlToken> when = rule.when();
        for (int at = 0; at + 2 < when.size(); at++) {
            if (when.get(at).isWord("entry")
                    && when.get(at + 1).isSign('-')
                    && when.get(at + 2).isWord("point")) {
                never(when.get(at).line(), "nobody puts anything in at an entry point");
            }
        }
    }

    private void pattern(DrlPattern pattern) {
        Map<String, Vocabulary.FieldType> fields = Vocabulary.fieldsOf(pattern.type());
        List<DrlToken> inside = pattern.inside();
        boolean either = inside.stream().anyMatch(token -> token.isSign('|'));
        Map<String, String> equal = new HashMap<>();
        for (int at = 0; at < inside.size() && !either; at++) {
            DrlToken token = inside.get(at);
            boolean field = fields.containsKey(token.text())
                    && (at == 0 || !inside.get(at - 1).isSign('.'));
            if (!field) {
                continue;
            }
            if (token.isWord("undecided")
                    && (negated(inside, at) || equalTo(inside, at).equals("false"))) {
                never(token.line(), "nothing is decided yet when conditions are looked at");
            }
            String value = equalTo(inside, at);
            if (value.isEmpty() || token.isWord("undecided")) {
                continue;
            }
            Set<String> words = Vocabulary.wordsOf(token.text());
            if (token.isWord("decision") && !value.equals("\"\"")) {
                never(token.line(), "nothing is decided yet when conditions are looked at");
            } else if (!words.isEmpty() && value.startsWith("\"") && !words.contains(value.replace("\"", ""))) {
                String bare = value.replace("\"", "");
                never(token.line(), token.text() + " is never " + value + Nearest.hint(bare, words));
            }
            String before = equal.putIfAbsent(token.text(), value);
            if (before != null && !before.equals(value)) {
                never(token.line(), token.text() + " cannot be both " + before + " and " + value);
            }
        }
    }

    /** Only the message and what is said about it are there to be found, unless a rule puts something in. */
    private void types() {
        List<DrlToken> when = rule.when();
        for (int at = 0; at + 1 < when.size(); at++) {
            DrlToken token = when.get(at);
            boolean starts = at == 0
                    || when.get(at - 1).isSign(')')
                    || when.get(at - 1).isSign(';')
                    || (when.get(at - 1).isSign(':')
                            && at > 1
                            && when.get(at - 2).text().startsWith("$"));
            boolean type = token.kind() == Kind.WORD
                    && Character.isUpperCase(token.text().charAt(0))
                    && when.get(at + 1).isSign('(');
            int end = type ? DrlPattern.closing(when, at + 1) : 0;
            boolean from = end + 1 < when.size() && when.get(end + 1).isWord("from");
            if (starts
                    && type
                    && !from
                    && !Vocabulary.facts().contains(token.text())
                    && !token.isWord("Object")
                    && depth(when, at) == 0) {
                never(token.line(), "no rule puts a " + token.text() + " in, and none is there by itself");
            }
        }
    }

    private static int depth(List<DrlToken> tokens, int to) {
        int depth = 0;
        for (int at = 0; at < to; at++) {
            depth += tokens.get(at).isSign('(') ? 1 : tokens.get(at).isSign(')') ? -1 : 0;
        }
        return depth;
    }

    private static boolean negated(List<DrlToken> inside, int at) {
        return at > 0 && inside.get(at - 1).isSign('!');
    }

    /** What stands behind {@code ==}, as it stands there; empty where there is no such thing. */
    private static String equalTo(List<DrlToken> inside, int at) {
        if (at + 3 >= inside.size()
                || !inside.get(at + 1).isSign('=')
                || !inside.get(at + 2).isSign('=')) {
            return "";
        }
        DrlToken value = inside.get(at + 3);
        return switch (value.kind()) {
            case TEXT -> "\"" + value.text() + "\"";
            case NUMBER -> value.text();
            case WORD -> value.isWord("true") || value.isWord("false") ? value.text() : "";
            case SIGN -> "";
        };
    }

    private void never(int line, String why) {
        found.add(new Finding(line, "rule '" + rule.name() + "' can never fire: " + why));
    }
}
