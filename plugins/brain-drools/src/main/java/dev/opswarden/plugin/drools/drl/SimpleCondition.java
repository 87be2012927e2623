package dev.opswarden.plugin.drools.drl;

import dev.opswarden.plugin.drools.drl.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition that compares a field with texts, and can do nothing else: {@code sender == "x"}.
 *
 * @param field the field's name
 * @param operator how
 * @param isNot whether it is turned round
 * @param values with what
 */
public record SimpleCondition(String field, Operator operator, boolean isNot, List<String> values) {

    /** How a field is compared. */
    public enum Operator {
        EQUAL,
        CONTAINS,
        MATCHES,
        OTHER
    }

    private static final Map<String, Operator> WORDS =
            Map.of("matches", Operator.MATCHES, "contains", Operator.CONTAINS, "in", Operator.EQUAL);

    /**
     * Reads a condition.
     *
     * @param condition as it stands in a rule
     * @return nothing if it is of another kind
     */
    public static Optional<SimpleCondition> of(String condition) {
        List<DrlToken> tokens = new ArrayList<>(DrlTokens.of(condition));
        if (tokens.isEmpty() || tokens.get(0).kind() != Kind.WORD) {
            return Optional.empty();
        }
        String field = tokens.remove(0).text();
        if (tokens.isEmpty()) {
            // A truth value by itself.
            return Optional.of(new SimpleCondition(field, Operator.OTHER, false, List.of()));
        }
        boolean isNot = tokens.get(0).isWord("not");
        if (isNot) {
            tokens.remove(0);
        }
        return read(field, isNot, tokens);
    }

    private static Optional<SimpleCondition> read(String field, boolean isNot, List<DrlToken> tokens) {
        int signs = 0;
        while (signs < tokens.size()
                && tokens.get(signs).kind() == Kind.SIGN
                && "=!".contains(tokens.get(signs).text())) {
            signs++;
        }
        if (signs == 2 && tokens.size() == 3 && !isNot && tokens.get(1).isSign('=')) {
            boolean equal = tokens.get(0).isSign('=');
            return texts(tokens.subList(2, 3))
                    .map(values -> new SimpleCondition(field, Operator.EQUAL, !equal, values));
        }
        Operator operator = tokens.isEmpty() || tokens.get(0).kind() != Kind.WORD
                ? null
                : WORDS.get(tokens.get(0).text());
        if (operator == null) {
            return Optional.empty();
        }
        boolean list = operator == Operator.EQUAL;
        List<DrlToken> rest = tokens.subList(1, tokens.size());
        if (list) {
            boolean bracketed = rest.size() > 2
                    && rest.get(0).isSign('(')
                    && rest.get(rest.size() - 1).isSign(')');
            rest = bracketed ? rest.subList(1, rest.size() - 1) : List.of();
        } else if (rest.size() != 1) {
            return Optional.empty();
        }
        return texts(rest).map(values -> new SimpleCondition(field, operator, isNot, values));
    }

    /** Texts with commas between them. */
    private static Optional<List<String>> texts(List<DrlToken> tokens) {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            DrlToken token = tokens.get(at);
            if (at % 2 == 1 ? !token.isSign(',') : token.kind() != Kind.TEXT) {
                return Optional.empty();
            }
            if (at % 2 == 0) {
                texts.add(token.unescaped());
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(texts));
    }
}
