package dev.opswarden.plugin.llm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an endpoint takes of a request, as far as endpoints differ: found out by what it refuses.
 *
 * @param schema whether the form of the answer is asked for by {@code response_format}
 * @param temperature whether {@code temperature} is sent; some models take the default alone
 * @param completionTokens whether the limit of an answer is called {@code max_completion_tokens}, not {@code max_tokens}
 */
record Dialect(boolean schema, boolean temperature, boolean completionTokens) {

    /** What most take; tried first. */
    static final Dialect FIRST = new Dialect(true, true, false);

    private static final List<String> NAMES_OF_THE_SCHEMA = List.of(
            "response_format",
            "response format",
            "json_schema",
            "json schema",
            "structured output",
            "guided decoding",
            "grammar");

    /** What is worth a try after this answer; nothing where it refuses something else, or nothing is left to try. */
    Optional<Dialect> after(HttpAnswer answer) {
        String error = answer.complaint().toLowerCase(Locale.ROOT);
        boolean bad = switch (answer.status()) {
            case 400, 415, 422, 501 -> true;
            default -> false;
        };
        if (bad && !completionTokens && error.contains("max_completion_tokens")) {
            return Optional.of(new Dialect(schema, temperature, true));
        }
        if (bad && temperature && error.contains("temperature")) {
            return Optional.of(new Dialect(schema, false, completionTokens));
        }
        // A bad request that does not say why is most often the schema; another status has to name it.
        return schema && (bad || namesTheSchema(error))
                ? Optional.of(new Dialect(false, temperature, completionTokens))
                : Optional.empty();
    }

    private static boolean namesTheSchema(String error) {
        for (String name : NAMES_OF_THE_SCHEMA) {
            if (error.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
