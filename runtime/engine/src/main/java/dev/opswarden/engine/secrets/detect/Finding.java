package dev.opswarden.engine.secrets.detect;

/**
 * A place in a text that looks like a secret.
 *
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive
 * @param kind what it looks like: lower-case words with hyphens
 */
public record Finding(int start, int end, String kind) {

    /** How long it is, in UTF-16 units. */
    public int length() {
        return end - start;
    }
}
