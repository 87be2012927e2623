package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import dev.opswarden.plugin.drools.drl.Vocabulary.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What compiles and cannot be meant: a comparison of the wrong type, a malformed regular expression. */
public final class Comparisons {

    private static final int LONGEST = 100;
    private static final Set<Character> OPERATORS = Set.of('=', '!', '<', '>');

    private Comparisons() {}

    /** The mistakes in a file, in their order. */
    public static List<Finding> in(DrlFile file) {
        List<Finding> found = new ArrayList<>();
        for (DrlRule rule : file.rules()) {
            for (DrlPattern pattern : DrlPattern.in(rule.when())) {
                Map<String, FieldType> fields = Vocabulary.fieldsOf(pattern.type());
                for (int at = 0; at < pattern.inside().size(); at++) {
                    comparison(rule, pattern.inside(), at, fields, found);
                }
            }
            for (int at = 0; at + 1 < rule.when().size(); at++) {
                DrlToken expression = rule.when().get(at + 1);
                if (rule.when().get(at).isWord("matches") && expression.kind() == Kind.TEXT) {
                    malformed(rule, expression, found);
                }
            }
        }
        return found;
    }

    private static void comparison(
            DrlRule rule, List<DrlToken> inside, int at, Map<String, FieldType> fields, List<Finding> found) {
        DrlToken field = inside.get(at);
        FieldType type = fields.get(field.text());
        if (type == null
                || field.kind() != Kind.WORD
                || (at > 0 && inside.get(at - 1).isSign('.'))) {
            return;
        }
        int next = at + 1;
        while (next < inside.size() && isOperator(inside.get(next))) {
            next++;
        }
        if (next == at + 1) {
            operator(rule, inside, at, type, found);
            return;
        }
        if (next >= inside.size()) {
            return;
        }
        DrlToken value = inside.get(next);
        boolean expression = next + 1 < inside.size() && inside.get(next + 1).isSign('.');
        String wrong = expression ? "" : wrong(type, value);
        if (!wrong.isEmpty()) {
            found.add(new Finding(
                    field.line(),
                    "rule '" + rule.name() + "' compares '" + field.text() + "', which is " + name(type) + ", with "
                            + wrong + suggestion(field.text(), type)));
        }
    }

    /** What is asked with a word: {@code matches}, {@code contains}, with or without {@code not}. */
    private static void operator(DrlRule rule, List<DrlToken> inside, int at, FieldType type, List<Finding> found) {
        DrlToken field = inside.get(at);
        int word = at + 1 < inside.size() && inside.get(at + 1).isWord("not") ? at + 2 : at + 1;
        if (word + 1 >= inside.size() || inside.get(word).kind() != Kind.WORD) {
            return;
        }
        String asked = inside.get(word).text();
        DrlToken value = inside.get(word + 1);
        boolean ofText = asked.equals("matches") || asked.equals("str") || asked.equals("soundslike");
        if (ofText && type != FieldType.TEXT) {
            found.add(new Finding(
                    field.line(),
                    "rule '" + rule.name() + "' asks '" + field.text() + "', which is " + name(type) + ", whether it "
                            + asked + " a text" + suggestion(field.text(), type)));
        } else if ((asked.equals("contains") || asked.equals("matches")) && value.kind() == Kind.NUMBER) {
            found.add(new Finding(
                    value.line(),
                    "rule '" + rule.name() + "' asks whether '" + field.text() + "' " + asked + " a number; write \""
                            + value.text() + "\""));
        }
    }

    private static boolean isOperator(DrlToken token) {
        return token.kind() == Kind.SIGN
                && token.text().length() == 1
                && OPERATORS.contains(token.text().charAt(0));
    }

    private static String wrong(FieldType type, DrlToken value) {
        boolean truth = value.isWord("true") || value.isWord("false");
        return switch (type) {
            case TEXT -> value.kind() == Kind.NUMBER || truth ? value.text() : "";
            case TRUTH -> value.kind() == Kind.NUMBER || value.kind() == Kind.TEXT ? quoted(value) : "";
            case TIME, LIST -> value.kind() == Kind.NUMBER || value.kind() == Kind.TEXT || truth ? quoted(value) : "";
        };
    }

    private static String quoted(DrlToken value) {
        return value.kind() == Kind.TEXT ? "\"" + value.text() + "\"" : value.text();
    }

    private static String name(FieldType type) {
        return switch (type) {
            case TEXT -> "a text";
            case TRUTH -> "true or false";
            case TIME -> "a point in time";
            case LIST -> "a list of texts";
        };
    }

    private static String suggestion(String field, FieldType type) {
        return switch (type) {
            case TEXT -> "; for its length write " + field + ".length";
            case TRUTH -> "";
            case TIME -> "; write " + field + ".isAfter(java.time.Instant.parse(\"2026-01-01T00:00:00Z\"))";
            case LIST -> "; write " + field + " contains \"…\"";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static void malformed(DrlRule rule, DrlToken expression, List<Finding> found) {
        try {
            Pattern.compile(expression.unescaped());
        } catch (PatternSyntaxException e) {
            found.add(new Finding(
                    expression.line(),
                    "rule '" + rule.name() + "' has a malformed regular expression: " + e.getDescription() + " in \""
                            + shortened(expression.text()) + "\""));
        }
    }
}
