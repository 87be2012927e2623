package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that Drools copies into the code it generates as they stand: names of rules and queries, attributes, annotations,
 * entry points. One that ends a text or a comment of that code would go on as code of its own, in the middle of what the
 * check of the compiled classes takes for Drools' own.
 */
final class PlainTexts {

    private PlainTexts() {}

    /** The texts of a file that hold more than such a text may. */
    static List<Finding> in(DrlFile file) {
        List<Finding> found = new ArrayList<>();
        List<DrlToken> tokens = file.tokens();
        boolean head = false;
        int annotation = 0;
        for (int at = 0; at < tokens.size(); at++) {
            DrlToken token = tokens.get(at);
            DrlToken before = at > 0 ? tokens.get(at - 1) : new DrlToken(Kind.SIGN, "", 0, 0);
            if (token.kind() == Kind.WORD && !before.isSign('.')) {
                head = token.isWord("rule") || (head && !token.isWord("when") && !token.isWord("then"));
            }
            if (annotation > 0 || (token.isSign('(') && follows(tokens, at))) {
                annotation += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            }
            boolean copied = head || annotation > 0 || before.isWord("query") || before.isWord("point");
            if (copied && token.kind() == Kind.TEXT && !isPlain(token.text())) {
                found.add(new Finding(
                        token.line(),
                        "a name, an attribute or an annotation holds a quote, a backslash or the sign of a comment: "
                                + token.text() + "; leave it out"));
            }
            if (head && token.isWord("calendars")) {
                found.add(new Finding(token.line(), "there is no calendar that a rule could go by; use dates"));
            }
        }
        return found;
    }

    /** Whether a bracket belongs to an annotation: {@code @name(} or {@code @some.name(}. */
    private static boolean follows(List<DrlToken> tokens, int bracket) {
        int at = bracket - 1;
        while (at > 0 && (tokens.get(at).kind() == Kind.WORD || tokens.get(at).isSign('.'))) {
            at--;
        }
        return at >= 0 && tokens.get(at).isSign('@');
    }

    private static boolean isPlain(String text) {
        return !text.contains("\"")
                && !text.contains("\\")
                && !text.contains("*/")
                && !text.contains("/*")
                && text.chars().noneMatch(Character::isISOControl);
    }
}
