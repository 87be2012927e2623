package dev.opswarden.plugin.drools.drl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A pattern of a rule's conditions: {@code Message( subject == "x" )}.
 *
 * @param type the type that it looks for
 * @param line where it begins
 * @param inside what stands between its brackets
 */
public record DrlPattern(String type, int line, List<DrlToken> inside) {

    /** Copies the tokens. */
    public DrlPattern {
        inside = List.copyOf(inside);
    }

    /** The patterns of some conditions, in their order; one within another comes after it. */
    public static List<DrlPattern> in(List<DrlToken> when) {
        List<DrlPattern> patterns = new ArrayList<>();
        for (int at = 0; at + 1 < when.size(); at++) {
            DrlToken token = when.get(at);
            boolean type = token.kind() == DrlToken.Kind.WORD
                    && Character.isUpperCase(token.text().charAt(0));
            boolean called = at > 0 && when.get(at - 1).isWord("new");
            if (type && !called && when.get(at + 1).isSign('(')) {
                int end = closing(when, at + 1);
                patterns.add(new DrlPattern(token.text(), token.line(), when.subList(at + 2, end)));
            }
        }
        return patterns;
    }

    /** The variables that patterns of this type are bound to: {@code $t} of {@code $t : Triage()}. */
    static Set<String> boundTo(String type, List<DrlToken> when) {
        Set<String> bound = new HashSet<>();
        for (int at = 2; at < when.size(); at++) {
            if (when.get(at).isWord(type) && when.get(at - 1).isSign(':')) {
                bound.add(when.get(at - 2).text());
            }
        }
        return bound;
    }

    /** Where the bracket that opens here closes; the end of the tokens where it does not. */
    static int closing(List<DrlToken> tokens, int open) {
        int depth = 0;
        for (int at = open; at < tokens.size(); at++) {
            depth += tokens.get(at).isSign('(') ? 1 : tokens.get(at).isSign(')') ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }
}
