package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/**
 * A provider's secret that is known by its name and what it is made of: forty hexadecimal digits, in {@code DD_APP_KEY}.
 *
 * <p>What it says is taken apart when it is asked first.
 */
final class NamedKind {

    private final String kind;
    private final String names;
    private final String specification;
    private volatile @Nullable CharRun value;

    /**
     * A kind.
     *
     * @param kind what it is called
     * @param names words of which the name has one, with blanks between
     * @param specification what the value is made of
     */
    NamedKind(String kind, String names, String specification) {
        this.kind = kind;
        this.names = names;
        this.specification = specification;
    }

    String kind() {
        return kind;
    }

    String[] names() {
        return names.split(" ");
    }

    boolean fits(String text, ValueSpan span) {
        CharRun known = value;
        if (known == null) {
            known = CharRun.parse(specification);
            value = known;
        }
        return known.is(text, span.start(), span.end());
    }
}
