package dev.opswarden.plugin.drools;

import java.util.Locale;

/** What a rule can say about a message. */
enum Verb {
    REPLY,
    ESCALATE,
    FYI,
    IGNORE,
    DEFER,
    VETO;

    /** As rules read it in {@code decision}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
