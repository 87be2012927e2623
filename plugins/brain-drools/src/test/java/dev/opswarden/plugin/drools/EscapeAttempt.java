package dev.opswarden.plugin.drools;

/**
 * A way out that a test tries.
 *
 * @param code what is tried
 * @param named what the refusal has to name
 */
record EscapeAttempt(String code, String named) {

    /** As it stands in a test: the code, a bar between spaces, and what is named; JUnit converts with it. */
    static EscapeAttempt of(String text) {
        int bar = text.lastIndexOf(" | ");
        return new EscapeAttempt(text.substring(0, bar), text.substring(bar + 3));
    }
}
