package dev.opswarden.engine.tick;

import java.util.Locale;

/** The stages of a tick, in their order (contract, section 3). */
public enum StageName {
    /** Can the inbox be read? */
    HEALTH,
    /** Read what is unread. */
    FETCH,
    /** Ask the brains. */
    TRIAGE,
    /** Keep what they decided. */
    STORE,
    /** Write down what the operator should read. */
    DIGEST,
    /** Leave word at the hub. */
    PROGRESS,
    /** Tell the operator. */
    NOTIFY;

    /** The name as the contract writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
