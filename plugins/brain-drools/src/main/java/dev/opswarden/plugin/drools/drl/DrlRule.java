package dev.opswarden.plugin.drools.drl;

import java.util.List;

/**
 * A rule as it stands in its file.
 *
 * @param file the file's name
 * @param packageName the package that the file names; empty for none
 * @param name the rule's name
 * @param line where it begins, counted from 1
 * @param head what comes before {@code when}: its attributes
 * @param when its conditions
 * @param then its consequence
 */
public record DrlRule(
        String file,
        String packageName,
        String name,
        int line,
        List<DrlToken> head,
        List<DrlToken> when,
        List<DrlToken> then) {

    /** Copies the tokens. */
    public DrlRule {
        head = List.copyOf(head);
        when = List.copyOf(when);
        then = List.copyOf(then);
    }

    /** Where it stands, as {@code file.drl:line}. */
    public String place() {
        return file + ":" + line;
    }

    /** What the file gives for an attribute, as it stands there; empty where it gives none. */
    public String attribute(String attribute) {
        StringBuilder value = new StringBuilder();
        for (int at = 0; at < head.size(); at++) {
            if (head.get(at).isWord(attribute)) {
                int depth = 0;
                for (int next = at + 1; next < head.size(); next++) {
                    DrlToken token = head.get(next);
                    value.append(token.text());
                    depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
                    if (depth == 0 && !token.isSign('-')) {
                        break;
                    }
                }
                return value.toString();
            }
        }
        return "";
    }

    /** The line of the first token of its conditions or its consequence that says this; the rule's own without one. */
    public int lineOf(String text) {
        for (List<DrlToken> part : List.of(when, then, head)) {
            for (DrlToken token : part) {
                if (token.text().equals(text)) {
                    return token.line();
                }
            }
        }
        return line;
    }
}
