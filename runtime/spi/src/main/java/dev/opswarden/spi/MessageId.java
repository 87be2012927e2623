package dev.opswarden.spi;

import org.jspecify.annotations.Nullable;

/**
 * The id of a message: an opaque string of 1 to 128 characters without control characters or halves of
 * surrogate pairs (contract, section 1).
 *
 * <p>{@code ../x} and {@code <a/b@host>} are ids like others: whoever puts one into a path, a URL or a page escapes it.
 *
 * @param value the id as the hub gave it
 */
public record MessageId(String value) implements Comparable<MessageId> {

    /** The longest id that is accepted, in Unicode characters. */
    public static final int MAX_LENGTH = 128;

    /**
     * Checks the id.
     *
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} for an id that is empty, too long, or holds a control
     *     character or half of a surrogate pair
     */
    public MessageId {
        if (value.isEmpty()) {
            throw new WardenException(ErrorKind.PROTOCOL, "a message id is empty");
        }
        int length = value.codePointCount(0, value.length());
        if (length > MAX_LENGTH) {
            throw new WardenException(
                    ErrorKind.PROTOCOL,
                    "a message id has " + length + " characters, " + MAX_LENGTH + " are allowed: '"
                            + value.substring(0, value.offsetByCodePoints(0, 32)) + "…'");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new WardenException(ErrorKind.PROTOCOL, "a message id holds a control character");
            }
        }
        if (hasHalfAPair(value)) {
            // No encoding holds one: two such ids would be one in every file.
            throw new WardenException(ErrorKind.PROTOCOL, "a message id holds half of a surrogate pair");
        }
    }

    private static boolean hasHalfAPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Written out, as is {@link #hashCode}: what Java would make of a record takes a cold process milliseconds. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageId id && value.equals(id.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
