package dev.opswarden.plugin.drools.drl;

import java.util.List;
import java.util.Optional;

/** Finds a piece of generated code in the rule file that it was made of, whatever became of blanks and comments. */
public final class TokenSearch {

    private TokenSearch() {}

    /** The first token of the place that reads like this code, if there is one. */
    public static Optional<DrlToken> find(List<DrlToken> in, String code) {
        return all(in, code).stream().findFirst();
    }

    /** The tokens of the first place that reads like this code; none if there is no such place. */
    public static List<DrlToken> all(List<DrlToken> in, String code) {
        List<DrlToken> wanted = DrlTokens.of(code);
        for (int at = 0; !wanted.isEmpty() && at + wanted.size() <= in.size(); at++) {
            if (matches(in, at, wanted)) {
                return in.subList(at, at + wanted.size());
            }
        }
        return List.of();
    }

    /** The first token that is this word. */
    public static Optional<DrlToken> word(List<DrlToken> in, String word) {
        return in.stream()
                .filter(token ->
                        token.kind() != DrlToken.Kind.TEXT && token.text().equals(word))
                .findFirst();
    }

    private static boolean matches(List<DrlToken> in, int at, List<DrlToken> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            DrlToken token = in.get(at + i);
            if (token.kind() != wanted.get(i).kind()
                    || !token.text().equals(wanted.get(i).text())) {
                return false;
            }
        }
        return true;
    }
}
