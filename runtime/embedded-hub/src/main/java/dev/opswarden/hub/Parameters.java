package dev.opswarden.hub;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a query; a wrong one is refused, so that a typing error never looks like an empty inbox. */
final class Parameters {

    private static final int LONGEST_NUMBER = 18;

    private final Map<String, String> values = new HashMap<>();

    private Parameters() {}

    /** Splits a query as browsers, curl and HTTP libraries write it: in a query, a plus sign stands for a blank. */
    static Parameters parse(@Nullable String query) {
        Parameters parameters = new Parameters();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (parameters.values.put(name, value) != null) {
                throw new Refusal(422, "the parameter " + Quote.of(name) + " is given twice");
            }
        }
        return parameters;
    }

    private static String decoded(String raw) {
        return PercentCode.decode(raw.replace('+', ' '));
    }

    @Nullable String text(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw new Refusal(422, "the parameter '" + name + "' is empty; leave it out to ask for all");
        }
        return value;
    }

    boolean flag(String name) {
        String value = values.getOrDefault(name, "false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    /** How many to answer with: what was asked for, and never more than a page. */
    int limit() {
        return (int) Math.min(Limits.PAGE, number("limit", Limits.DEFAULT_PAGE, 1));
    }

    long number(String name, long otherwise, long least) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || value.length() > LONGEST_NUMBER || Long.parseLong(value) < least) {
            throw wrong(name, value, "a whole number, " + least + " or more");
        }
        return Long.parseLong(value);
    }

    private static Refusal wrong(String name, String value, String accepted) {
        return new Refusal(422, "the parameter '" + name + "' is " + Quote.of(value) + ", not " + accepted);
    }
}
