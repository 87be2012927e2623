package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a rule file may not say, whatever it would be compiled to: ways past the check of the compiled classes, and the
 * rule engine's own insides.
 */
public final class ForbiddenWords {

    private static final String SEE = "; docs/rule-authors.md lists what rules may use";
    private static final Set<String> IMPLICIT = Set.of("drools", "kcontext");
    private static final Set<String> ENGINE = Set.of("drools", "kie", "mvel2", "mvel");
    private static final List<String> JAVAS_OWN = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
    private static final List<String> PACKAGES =
            List.of("java.", "javax.", "jdk.", "sun.", "org.drools.", "org.kie.", "dev.opswarden.");

    private final DrlFile file;
    private final Predicate<String> allowed;
    private final List<Finding> found = new ArrayList<>();

    private ForbiddenWords(DrlFile file, Predicate<String> allowed) {
        this.file = file;
        this.allowed = allowed;
    }

    /**
     * What the file says and may not.
     *
     * @param allowed whether a class of Java's own, or {@code package.*}, may be named
     */
    public static List<Finding> in(DrlFile file, Predicate<String> allowed) {
        ForbiddenWords words = new ForbiddenWords(file, allowed);
        words.packageName();
        words.everywhere();
        words.ownAccumulations();
        words.found.addAll(PlainTexts.in(file));
        return words.found;
    }

    private void packageName() {
        String name = file.packageName() + ".";
        if (PACKAGES.stream().anyMatch(name::startsWith)) {
            found.add(new Finding(1, "package " + file.packageName() + " is not for rules; use another, say 'triage'"));
        }
    }

    private void everywhere() {
        List<DrlToken> tokens = file.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            DrlToken token = tokens.get(at);
            boolean member = at > 0 && tokens.get(at - 1).isSign('.');
            if (token.isSign('\\')) {
                found.add(new Finding(token.line(), "a backslash outside of a text"));
            } else if (token.kind() == Kind.TEXT && hidesCode(token.text())) {
                found.add(
                        new Finding(token.line(), "a text with \\u for a plain character; write the character itself"));
            } else if (token.kind() == Kind.WORD && !member) {
                word(token, following(tokens, at, 1), following(tokens, at, 2));
                javasOwn(token, qualifiedName(tokens, at));
            }
        }
    }

    private void word(DrlToken token, DrlToken next, DrlToken afterNext) {
        String inRule = inRule(token);
        if (token.isWord("dialect") && next.kind() == Kind.TEXT && !next.text().equals("java")) {
            found.add(new Finding(
                    token.line(),
                    inRule + "uses " + next.text().toUpperCase(Locale.ROOT)
                            + "; write it in Java, and take the dialect away"));
        } else if (token.isWord("import") && (next.isWord("function") || next.isWord("static"))) {
            found.add(new Finding(token.line(), "'import " + next.text() + "' is refused" + SEE));
        } else if (token.isWord("import") && (next.isWord("accumulate") || next.isWord("acc"))) {
            found.add(new Finding(token.line(), "'import " + next.text() + "' is refused" + SEE));
        } else if (token.isWord("over") && next.isWord("window")) {
            found.add(new Finding(
                    token.line(), inRule + "looks through a window, which is for events; a message is none"));
        } else if (token.isWord("global") && next.kind() == Kind.WORD) {
            found.add(new Finding(token.line(), "a global is refused: nobody sets it; use a list, Lists.of(\"name\")"));
        } else if (token.isWord("org") && next.isSign('.') && ENGINE.contains(afterNext.text())) {
            found.add(new Finding(
                    token.line(), inRule + "names org." + afterNext.text() + ", which rules may not" + SEE));
        } else if (IMPLICIT.contains(token.text())) {
            found.add(new Finding(
                    token.line(),
                    inRule + "reaches for '" + token.text() + "', the rule engine's own variable, which rules may not"
                            + SEE));
        }
    }

    /** A class that is named in full, also where the compiler finds that nothing is done with it. */
    private void javasOwn(DrlToken token, String name) {
        if (JAVAS_OWN.stream().anyMatch(name::startsWith) && !allowed.test(name)) {
            found.add(new Finding(token.line(), inRule(token) + "names " + name + ", which rules may not" + SEE));
        }
    }

    /** {@code java.util.List} of {@code java.util.List.of("a")}: to the first name with a capital, and those after it. */
    private static String qualifiedName(List<DrlToken> tokens, int at) {
        StringBuilder name = new StringBuilder(tokens.get(at).text());
        boolean type = false;
        for (int next = at + 1; following(tokens, next, 0).isSign('.'); next += 2) {
            String part = following(tokens, next, 1).text();
            boolean capital = !part.isEmpty() && Character.isUpperCase(part.charAt(0));
            if (type && (!capital || part.equals(part.toUpperCase(Locale.ROOT)))) {
                break;
            }
            name.append(type ? '$' : '.').append(part);
            type |= capital;
        }
        return name.toString();
    }

    private void ownAccumulations() {
        for (DrlRule rule : file.rules()) {
            boolean accumulates = false;
            for (int at = 0; at < rule.when().size(); at++) {
                DrlToken token = rule.when().get(at);
                accumulates |= token.isWord("accumulate");
                if (accumulates
                        && token.isWord("init")
                        && following(rule.when(), at, 1).isSign('(')) {
                    found.add(
                            new Finding(
                                    token.line(),
                                    "rule '" + rule.name()
                                            + "' accumulates with code of its own; use a function such as sum, min, max or count"));
                }
            }
        }
    }

    private static DrlToken following(List<DrlToken> tokens, int at, int steps) {
        return at + steps < tokens.size() ? tokens.get(at + steps) : new DrlToken(Kind.SIGN, "", 0, 0);
    }

    /** The name of the rule that the token stands in, for the beginning of a sentence. */
    private String inRule(DrlToken token) {
        String name = "";
        for (DrlRule rule : file.rules()) {
            if (rule.line() <= token.line()) {
                name = "rule '" + rule.name() + "' ";
            }
        }
        return name;
    }

    /** Java reads {@code \}{@code u0022} as a quote before it reads the text, which then is none. */
    private static boolean hidesCode(String text) {
        for (int at = 0; at < text.length() - 1; at++) {
            if (text.charAt(at) == '\\') {
                if (text.charAt(at + 1) == 'u') {
                    int digits = at + 1;
                    while (digits < text.length() && text.charAt(digits) == 'u') {
                        digits++;
                    }
                    if (text.startsWith("00", digits) && digits + 2 < text.length() && text.charAt(digits + 2) < '8') {
                        return true;
                    }
                }
                at++;
            }
        }
        return false;
    }
}
