package dev.opswarden.engine.secrets.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider's secret that is known by its name and what it is made of: forty hexadecimal digits, in {@code DD_APP_KEY}.
 *
 * <p>What it says is taken apart when it is asked first.
 */
final class NamedKind {

    /** Joined by hand: a sum of strings costs a cold process milliseconds. */
    private static final String BLANK = " ";

    private final String kind;
    private final String names;
    private final String specification;
    private @Nullable CharRun value;

    /**
     * A kind.
     *
     * @param kind what it is called
     * @param names words of which the name has one, with blanks between
     * @param specification what the value is made of
     */
    NamedKind(String kind, String names, String specification) {
        this.kind = kind;
        this.names = BLANK.concat(names).concat(BLANK);
        this.specification = specification;
    }

    String kind() {
        return kind;
    }

    boolean fits(List<String> words, String text, ValueSpan span) {
        for (String word : words) {
            if (word.length() > 1 && names.contains(BLANK.concat(word).concat(BLANK))) {
                return value().is(text, span.start(), span.end());
            }
        }
        return false;
    }

    private synchronized CharRun value() {
        CharRun known = value;
        if (known == null) {
            known = CharRun.parse(specification);
            value = known;
        }
        return known;
    }
}
