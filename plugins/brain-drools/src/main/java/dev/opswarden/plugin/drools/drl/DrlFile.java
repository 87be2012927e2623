package dev.opswarden.plugin.drools.drl;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule file taken apart, as far as it can be.
 *
 * @param name its name in the rules directory
 * @param text what it holds
 * @param packageName the package that it names; empty for none
 * @param tokens all of it
 * @param rules its rules, in their order
 */
public record DrlFile(String name, String text, String packageName, List<DrlToken> tokens, List<DrlRule> rules) {

    /** Copies the rules. */
    public DrlFile {
        tokens = List.copyOf(tokens);
        rules = List.copyOf(rules);
    }

    /**
     * Takes a file apart. A file that is no rule file at all has no rules.
     *
     * @param name its name in the rules directory
     * @param text what it holds
     */
    public static DrlFile of(String name, String text) {
        List<DrlToken> tokens = DrlTokens.of(text);
        String packageName = packageName(tokens);
        List<DrlRule> rules = new ArrayList<>();
        int depth = 0;
        for (int at = 0; at < tokens.size(); at++) {
            DrlToken token = tokens.get(at);
            depth += token.isSign('{') ? 1 : token.isSign('}') ? -1 : 0;
            if (depth == 0
                    && token.isWord("rule")
                    && at + 1 < tokens.size()
                    && !tokens.get(at + 1).isSign('(')) {
                int end = indexOf(tokens, "end", at + 2, tokens.size());
                int when = indexOf(tokens, "when", at + 2, end);
                int then = indexOf(tokens, "then", Math.min(when, end) + 1, end);
                // A rule without "when" has its "then" all the same.
                int head = when < end ? when : indexOf(tokens, "then", at + 2, end);
                rules.add(new DrlRule(
                        name,
                        packageName,
                        tokens.get(at + 1).text(),
                        token.line(),
                        tokens.subList(at + 2, head),
                        when < end ? tokens.subList(when + 1, then) : List.of(),
                        tokens.subList(Math.min(end, (when < end ? then : head) + 1), end)));
                at = end;
            }
        }
        return new DrlFile(name, text, packageName, tokens, rules);
    }

    private static String packageName(List<DrlToken> tokens) {
        StringBuilder name = new StringBuilder();
        if (!tokens.isEmpty() && tokens.get(0).isWord("package")) {
            for (int at = 1; at < tokens.size(); at++) {
                DrlToken token = tokens.get(at);
                boolean part = name.isEmpty() || name.charAt(name.length() - 1) == '.' || token.isSign('.');
                if (!part || token.isSign(';')) {
                    break;
                }
                name.append(token.text());
            }
        }
        return name.toString();
    }

    /** The word, not as a member of something: {@code $m.end} ends no rule. */
    private static int indexOf(List<DrlToken> tokens, String word, int from, int to) {
        for (int at = from; at < to; at++) {
            if (tokens.get(at).isWord(word) && !tokens.get(at - 1).isSign('.')) {
                return at;
            }
        }
        return to;
    }
}
