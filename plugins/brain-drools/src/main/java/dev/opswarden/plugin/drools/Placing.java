package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.DrlRule;
import dev.opswarden.plugin.drools.drl.DrlToken;
import dev.opswarden.plugin.drools.drl.Finding;
import dev.opswarden.plugin.drools.drl.Nearest;
import dev.opswarden.plugin.drools.drl.SyntaxWords;
import dev.opswarden.plugin.drools.drl.TokenSearch;
import dev.opswarden.plugin.drools.drl.UnknownFields;
import dev.opswarden.plugin.drools.drl.Vocabulary;
import dev.opswarden.plugin.drools.drl.WrongImports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.builder.Message;

/**
 * Leads the compiler's errors back to the rule files. Drools knows file and line of a syntax error; of an unknown field it
 * knows the file, and of a mistake in a consequence the class that it generated.
 */
final class Placing {

    private static final String FOLDER = "src/main/resources/";
    private static final String DUPLICATE = "Duplicate rule name: ";
    private static final String SOURCE_OF = "Java source of ";
    private static final Pattern EXPRESSION =
            Pattern.compile("Unable to (?:parse left part of expression: |Analyse Expression )(.*?):?");
    private static final Pattern FIELD = Pattern.compile("Unknown field (\\w+) on class (?:[\\w$]+\\.)*(\\w+)");
    private static final Pattern TYPE = Pattern.compile("Unable to find class: (\\w+)");
    private static final Pattern METHOD =
            Pattern.compile("Method (\\w+) on class ([\\w.$]+) with arguments \\[.*] is missing");
    private static final Pattern UNDEFINED =
            Pattern.compile("The method (\\w+)\\(.*\\) is undefined for the type (\\w+)");
    private static final Pattern MISMATCHED = Pattern.compile("(?:\\[ERR \\d+] )?Line (\\d+):\\d+ (.*)");
    private static final Pattern IN_CONSEQUENCE =
            Pattern.compile("Unable to parse consequence caused by: \\(line (\\d+),col \\d+\\) (.*)");
    private static final Pattern HIDDEN = Pattern.compile("The field (Message|Triage)\\.(\\w+) is not visible");
    private static final Pattern UNBOUND = Pattern.compile("\\$\\w+ cannot be resolved(?: to a variable)?");
    private static final Pattern WORD = Pattern.compile("\\$?\\w+");
    private static final Pattern RULE_NAMES = Pattern.compile("addRuleNames\\((.*)\\)");

    private static final Pattern PREDICATE = Pattern.compile("PredicateInformation\\(\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Set<String> CHATTER = Set.of(
            "The",
            "the",
            "method",
            "is",
            "undefined",
            "for",
            "type",
            "cannot",
            "be",
            "resolved",
            "to",
            "a",
            "or",
            "not",
            "field",
            "variable",
            "Type",
            "mismatch",
            "convert",
            "from",
            "in",
            "String",
            "boolean",
            "int");

    private final Map<String, DrlFile> files = new HashMap<>();
    private final Map<String, List<String>> sources = new HashMap<>();

    private Placing(List<Message> errors, List<RuleFile> ruleFiles) {
        ruleFiles.forEach(file -> files.put(file.name(), DrlFile.of(file.name(), file.text())));
        for (Message error : errors) {
            String text = String.valueOf(error.getText());
            if (text.startsWith(SOURCE_OF)) {
                sources.put(
                        String.valueOf(error.getPath()), text.lines().skip(1).toList());
            }
        }
    }

    /** The errors as problems of rule files, as far as that can be found out. */
    static List<RuleProblem> of(List<Message> errors, List<RuleFile> ruleFiles) {
        Placing placing = new Placing(errors, ruleFiles);
        List<RuleProblem> problems = new ArrayList<>();
        List<Message> ends = new ArrayList<>();
        for (Message error : errors) {
            String text = firstLine(error);
            Matcher syntax = MISMATCHED.matcher(text);
            if (syntax.matches() && SyntaxWords.isEndOfFile(syntax.group(2))) {
                ends.add(error);
                continue;
            }
            // The first is a dump of generated code, the second follows every other error.
            if (!text.startsWith(SOURCE_OF) && !text.equals("Parser returned a null Package")) {
                problems.add(placing.problem(error, text));
            }
        }
        if (problems.isEmpty()) {
            // Nothing but that the file ended: mostly that follows from what was said before.
            ends.forEach(error -> problems.add(placing.problem(error, firstLine(error))));
        }
        return problems.isEmpty()
                ? List.of(new RuleProblem("", 0, "it cannot be parsed"))
                : problems.stream().distinct().toList();
    }

    private static String firstLine(Message error) {
        return String.valueOf(error.getText()).lines().findFirst().orElse("it does not compile");
    }

    private RuleProblem problem(Message error, String text) {
        String path = String.valueOf(error.getPath());
        DrlFile file = files.get(path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path);
        return file == null
                ? inGenerated(path, error.getLine(), text)
                : inFile(file, Math.max(0, error.getLine()), text);
    }

    private RuleProblem inFile(DrlFile file, int line, String text) {
        Matcher consequence = IN_CONSEQUENCE.matcher(text);
        if (consequence.matches()) {
            // Drools puts a brace on a line of its own before the consequence.
            int within = Integer.parseInt(consequence.group(1)) - 2;
            int first = file.rules().stream()
                    .filter(rule -> rule.line() == line && !rule.then().isEmpty())
                    .mapToInt(rule -> rule.then().get(0).line())
                    .findFirst()
                    .orElse(line);
            String said = consequence.group(2);
            return new RuleProblem(
                    file.name(),
                    first + Math.max(0, within),
                    SyntaxWords.of(said).orElse(said));
        }
        Matcher mismatched = MISMATCHED.matcher(text);
        if (mismatched.matches()) {
            String said = mismatched.group(2);
            return new RuleProblem(
                    file.name(),
                    line > 0 ? line : Integer.parseInt(mismatched.group(1)),
                    SyntaxWords.of(said).orElse(said));
        }
        if (text.startsWith(DUPLICATE)) {
            return new RuleProblem(file.name(), line, duplicate(text.substring(DUPLICATE.length())));
        }
        Finding found = described(file, text);
        return new RuleProblem(file.name(), line > 0 && found.line() == 0 ? line : found.line(), found.text());
    }

    private String duplicate(String name) {
        List<String> places = files.values().stream()
                .flatMap(each -> each.rules().stream())
                .filter(rule -> rule.name().equals(name))
                .map(DrlRule::place)
                .sorted()
                .toList();
        return "two rules are called '" + name + "': " + String.join(" and ", places) + "; rename one of them";
    }

    /** What Drools says without a line, in plainer words, with the line. */
    private static Finding described(DrlFile file, String text) {
        Matcher field = FIELD.matcher(text);
        if (field.matches()) {
            String name = field.group(1);
            return found(file, name, UnknownFields.said(name, field.group(2)));
        }
        Matcher type = TYPE.matcher(text);
        if (type.matches()) {
            String name = type.group(1);
            return found(
                    file,
                    name,
                    Vocabulary.facts().contains(name)
                            ? "'" + name + "' is not known here: write 'import dev.opswarden.rules." + name
                                    + ";' at the top of the file"
                            : "unknown type '" + name + "'" + Nearest.hint(name, Vocabulary.facts())
                                    + ", or its import is missing");
        }
        Matcher method = METHOD.matcher(text);
        if (method.matches()) {
            String owner = method.group(2);
            String name = method.group(1);
            return found(
                    file,
                    name,
                    "unknown method '" + name + "' of " + owner.substring(owner.lastIndexOf('.') + 1)
                            + Nearest.hint(name, methodsOf(owner)));
        }
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.matches()) {
            String code = expression.group(1);
            return UnknownFields.in(file, code)
                    .orElseGet(() -> new Finding(
                            TokenSearch.find(file.tokens(), code)
                                    .map(DrlToken::line)
                                    .orElse(0),
                            "the expression '" + code + "' cannot be understood"));
        }
        return new Finding(0, SyntaxWords.of(text).orElse(text));
    }

    private static Finding found(DrlFile file, String word, String text) {
        return new Finding(
                TokenSearch.word(file.tokens(), word).map(DrlToken::line).orElse(0), text);
    }

    private static Set<String> methodsOf(String owner) {
        try {
            return Stream.of(Class.forName(owner, false, Placing.class.getClassLoader())
                            .getMethods())
                    .map(java.lang.reflect.Method::getName)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException | LinkageError e) {
            return Set.of();
        }
    }

    /** A mistake in Java: the line of generated code is looked for in the files that it can come from. */
    private RuleProblem inGenerated(String path, int line, String text) {
        if (WrongImports.isMeant(text)) {
            return WrongImports.in(text, files.values())
                    .map(place -> new RuleProblem(place.file(), place.line(), place.text()))
                    .orElseGet(() -> new RuleProblem("", 0, text));
        }
        List<String> source = sources.getOrDefault(path, List.of());
        String code = line > 0 && line <= source.size() ? source.get(line - 1).strip() : "";
        List<String> words = words(text);
        List<DrlFile> candidates = candidates(source);
        for (DrlFile file : candidates) {
            List<DrlToken> place = code.isEmpty() ? List.of() : TokenSearch.all(file.tokens(), code);
            if (!place.isEmpty()) {
                return new RuleProblem(
                        file.name(), lineOf(place, words).orElse(place.get(0).line()), plain(text));
            }
        }
        for (DrlFile file : candidates) {
            Optional<Integer> place = lineOf(file.tokens(), words)
                    .or(() -> expression(source)
                            .flatMap(expression ->
                                    TokenSearch.find(file.tokens(), expression).map(DrlToken::line)));
            if (place.isPresent()) {
                return new RuleProblem(file.name(), place.get(), plain(text));
            }
        }
        return new RuleProblem("", 0, plain(text));
    }

    private static Optional<Integer> lineOf(List<DrlToken> tokens, List<String> words) {
        return words.stream()
                .flatMap(word -> TokenSearch.word(tokens, word).stream())
                .map(DrlToken::line)
                .findFirst();
    }

    /** The condition that a predicate was made of, as Drools quotes it there. */
    private static Optional<String> expression(List<String> source) {
        return source.stream()
                .map(PREDICATE::matcher)
                .filter(Matcher::find)
                .map(quoted -> quoted.group(1).translateEscapes())
                .findFirst();
    }

    /** What a compiler's sentence is about: its names, without the words around them. */
    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> !CHATTER.contains(word))
                .toList();
    }

    /** The files that generated code can come from: the one that it names, or those of its package. */
    private List<DrlFile> candidates(List<String> source) {
        String packageName = "";
        for (String line : source) {
            Matcher names = RULE_NAMES.matcher(line);
            if (names.find()) {
                String all = names.group(1);
                return files.values().stream()
                        .filter(file -> all.contains("\"" + file.name() + "\""))
                        .toList();
            }
            if (packageName.isEmpty() && line.startsWith("package ")) {
                packageName = line.replace("package ", "").replace(";", "").strip();
            }
        }
        String of = packageName;
        return files.values().stream()
                .filter(file ->
                        of.isEmpty() || of.equals(file.packageName()) || of.startsWith(file.packageName() + ".P"))
                .sorted(Comparator.comparing(DrlFile::name))
                .toList();
    }

    private static String plain(String text) {
        Matcher undefined = UNDEFINED.matcher(text);
        if (undefined.matches()) {
            String type = undefined.group(2);
            return "unknown method '" + undefined.group(1) + "' of " + type
                    + Nearest.hint(undefined.group(1), methodsOf("dev.opswarden.rules." + type));
        }
        Matcher hidden = HIDDEN.matcher(text);
        if (hidden.matches()) {
            String name = hidden.group(2);
            return "in a consequence a field is read by a method: write get" + Character.toUpperCase(name.charAt(0))
                    + name.substring(1) + "()";
        }
        Matcher unbound = UNBOUND.matcher(text);
        if (unbound.matches()) {
            return text + "; bind it in 'when', as in $t : Triage()";
        }
        return SyntaxWords.of(text).orElse(text);
    }
}
