package dev.opswarden.spi;

import java.util.Locale;
import java.util.Optional;

/** What a message needs. */
public enum Decision {
    /** A reply is drafted; a person reads and sends it. */
    REPLY,
    /** A person has to look; a reply may be suggested. */
    ESCALATE,
    /** Worth a line in the digest. */
    FYI,
    /** Not worth more than being counted. */
    IGNORE;

    /** The name as the contract writes it: {@code reply}, {@code escalate}, {@code fyi}, {@code ignore}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name in any case.
     *
     * @param text {@code reply}, {@code escalate}, {@code fyi} or {@code ignore}
     * @return the decision, or nothing for any other text
     */
    public static Optional<Decision> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (Decision decision : values()) {
            if (decision.label().equals(wanted)) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }
}
