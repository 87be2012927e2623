package dev.opswarden.engine.config;

/**
 * What sort of value a variable takes.
 *
 * @param <T> what the text becomes
 */
interface Kind<T> {

    /**
     * Reads a value.
     *
     * @param text not empty
     * @param surroundings what relative paths start from
     * @throws Unusable if it is not of this kind
     */
    T parse(String text, Surroundings surroundings) throws Unusable;

    /** What would be accepted, for an error. */
    String accepted();

    /** The value written so that it means the same everywhere, as plugins get it. */
    default String canonical(String text, T value) {
        return text;
    }

    /** What {@code config} prints of it. */
    default String printable(String canonical) {
        return canonical;
    }

    /** The text as an error may quote it: on one line, bounded, no secret in it. */
    default String quoted(String text) {
        return Quoted.of(text);
    }
}
