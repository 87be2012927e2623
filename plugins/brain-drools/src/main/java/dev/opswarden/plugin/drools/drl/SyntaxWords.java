package dev.opswarden.plugin.drools.drl;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the words of an author what the parsers of rules and of Java say in theirs. */
public final class SyntaxWords {

    private static final Pattern AT_INPUT = Pattern.compile("(?:mismatched input|no viable alternative at input|"
            + "extraneous input|unexpected exception at input) '(.*?)'(?=$|[ .,]).*");
    private static final Pattern IN_RULE = Pattern.compile(" in rule \"?(.+?)\"?\\.?(?= in |$)");
    private static final Pattern PARSE_ERROR = Pattern.compile("Parse error\\. Found (.*?), expected (.*)");
    private static final Pattern UNEXPECTED =
            Pattern.compile("(?:Unable to parse consequence caused by: )?Encountered unexpected token: +\"(.*?)\".*");

    private static final Set<String> WORDS = Set.of(
            "activation-group",
            "agenda-group",
            "auto-focus",
            "contains",
            "date-effective",
            "date-expires",
            "enabled",
            "end",
            "in",
            "lock-on-active",
            "matches",
            "memberOf",
            "no-loop",
            "not",
            "salience",
            "str",
            "then",
            "when");

    private SyntaxWords() {}

    /**
     * The same in plainer words.
     *
     * @param said one sentence of a parser
     * @return nothing if it is no sentence that this class knows
     */
    public static Optional<String> of(String said) {
        Matcher input = AT_INPUT.matcher(said);
        if (input.matches()) {
            return Optional.of(atInput(input.group(1).strip(), said));
        }
        Matcher error = PARSE_ERROR.matcher(said);
        if (error.matches()) {
            return Optional.of(missing(error.group(1).replace("\"", ""), error.group(2)));
        }
        Matcher token = UNEXPECTED.matcher(said);
        if (token.matches()) {
            return Optional.of("'" + token.group(1) + "' cannot stand here: is there one too many, or something missing"
                    + " before it?");
        }
        return Optional.empty();
    }

    /** Whether a parser only says that it came to the end of the file: mostly what follows from another mistake. */
    public static boolean isEndOfFile(String said) {
        Matcher input = AT_INPUT.matcher(said);
        return input.matches() && isEnd(input.group(1).strip());
    }

    private static boolean isEnd(String input) {
        return input.isEmpty() || input.equalsIgnoreCase("<eof>");
    }

    private static String atInput(String input, String said) {
        Matcher within = IN_RULE.matcher(said);
        String rule = within.find() ? " in rule '" + within.group(1) + "'" : "";
        if (isEnd(input)) {
            return "the file ends too early" + rule + ": is an 'end', a bracket or a quote missing?";
        }
        return "'" + input + "' cannot stand here" + rule + advice(input, said);
    }

    private static String advice(String input, String said) {
        if (said.contains("'[package, ")) {
            return ": between rules there are package, import, declare, function, rule and query; a comment begins"
                    + " with //"
                    + Nearest.hint(input, Set.of("declare", "function", "import", "package", "query", "rule"));
        }
        return switch (input) {
            case "=" -> ": write '==' to compare";
            case "and" -> ": between the conditions of a pattern write ',' or '&&'";
            case "or" -> ": between the conditions of a pattern write '||'";
            case "end" -> ": is 'then' missing before it?";
            case "then" -> ": is a ')' missing before it?";
            case ")" -> ": is there a ')' too many?";
            default ->
                input.startsWith("$") || input.startsWith("(")
                        ? ": is 'when', 'then' or 'end' missing before it?"
                        : WORDS.contains(input) ? ": is something missing before it?" : Nearest.hint(input, WORDS);
        };
    }

    private static String missing(String found, String expected) {
        boolean end = found.equals("<EOF>");
        // The rule's own end stands as a brace in what the parser reads.
        String before = end
                ? "at the end of the consequence"
                : found.equals("}") ? "before the 'end', or before a '}'" : "before '" + found.strip() + "'";
        if (expected.contains("\";\"")) {
            return "a ';' is missing " + before;
        }
        return end && expected.contains("\"}\"")
                ? "a '}' is missing " + before
                : "something is missing " + before + ", or that is too much";
    }
}
