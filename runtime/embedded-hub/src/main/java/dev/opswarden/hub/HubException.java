package dev.opswarden.hub;

import org.jspecify.annotations.Nullable;

/** A failure of the hub that an operator can act on: its message names the subject and says what is wrong. */
public final class HubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    HubException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    HubException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** What sort of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** The message of this failure: one sentence for the operator, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** What sort of trouble a hub can have. */
    public enum Kind {
        /** It cannot listen where it was told to. */
        ADDRESS,
        /** The data directory cannot be used, or its journal is damaged. */
        STORAGE,
        /** A file of messages cannot be loaded. */
        FILE
    }
}
