package dev.opswarden.spi;

import org.jspecify.annotations.Nullable;

/**
 * A failure that an operator can act on: its message names the subject, quotes the value and says what to do.
 *
 * <p>The message is shown as it is. It never holds a secret or the text of a message.
 */
public class WardenException extends RuntimeException {

    private final ErrorKind kind;

    /**
     * A failure without a deeper cause.
     *
     * @param kind what sort of trouble it is
     * @param message one sentence for the operator
     */
    public WardenException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    /**
     * A failure that another one led to.
     *
     * @param kind what sort of trouble it is
     * @param message one sentence for the operator
     * @param cause what led to it, for the log at debug level; null if nothing did
     */
    public WardenException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What sort of trouble it is. */
    public final ErrorKind kind() {
        return kind;
    }

    /** The message of this failure: one sentence for the operator, never null. */
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
