package dev.opswarden.engine.state;

import java.util.Locale;
import java.util.Optional;

/** Where a draft stands (contract, section 3). */
public enum DraftStatus {
    /** A drafted reply that waits for a person. */
    PENDING,
    /** A person approved it; whether it arrived is not known yet. */
    SENDING,
    /** It went out. */
    SENT,
    /** Another decision than a reply, which no person has closed. */
    OPEN,
    /** A person closed it without a reply. */
    DISMISSED,
    /** The hub says that its message was read or is gone. */
    SUPERSEDED;

    /** The name as the contract writes it: {@code pending}, {@code sending}, and so on. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a reply that is not settled: what {@code pending_drafts} counts. */
    public boolean isPending() {
        return this == PENDING || this == SENDING;
    }

    /** Whether it waits for a person: nobody has approved, dismissed or overtaken it. */
    public boolean isWaiting() {
        return this == PENDING || this == OPEN;
    }

    /** Whether nothing more is to be done. */
    public boolean isClosed() {
        return this == SENT || this == DISMISSED || this == SUPERSEDED;
    }

    /**
     * Reads a name as {@link #label} writes it.
     *
     * @return the status, or nothing for any other text
     */
    public static Optional<DraftStatus> parse(String text) {
        for (DraftStatus status : values()) {
            if (status.label().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
