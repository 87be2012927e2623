package dev.opswarden.spi;

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
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new WardenException(ErrorKind.PROTOCOL, "a message id holds a control character");
        }
        if (value.codePoints().anyMatch(MessageId::isHalfAPair)) {
            // No encoding holds one: two such ids would be one in every file.
            throw new WardenException(ErrorKind.PROTOCOL, "a message id holds half of a surrogate pair");
        }
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
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
