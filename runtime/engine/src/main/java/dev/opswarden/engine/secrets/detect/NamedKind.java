package dev.opswarden.engine.secrets.detect;

import java.util.List;
import java.util.Set;

/**
 * A provider's secret that is known by its name and what it is made of: forty hexadecimal digits, in {@code DD_APP_KEY}.
 *
 * @param kind what it is called
 * @param names words of which the name has one
 * @param value what the value is made of
 */
record NamedKind(String kind, Set<String> names, CharRun value) {

    boolean fits(List<String> words, String text, ValueSpan span) {
        for (String word : words) {
            if (names.contains(word)) {
                return value.is(text, span.start(), span.end());
            }
        }
        return false;
    }
}
