package dev.opswarden.spi;

import java.util.Locale;
import java.util.Optional;

/** How soon a person should look, from least to most. */
public enum Priority {
    /** Whenever there is time. */
    LOW,
    /** The usual. */
    NORMAL,
    /** Today. */
    HIGH,
    /** Now. */
    URGENT;

    /** The name as the contract writes it: {@code low}, {@code normal}, {@code high}, {@code urgent}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name in any case.
     *
     * @param text {@code low}, {@code normal}, {@code high} or {@code urgent}
     * @return the priority, or nothing for any other text
     */
    public static Optional<Priority> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (Priority priority : values()) {
            if (priority.label().equals(wanted)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
