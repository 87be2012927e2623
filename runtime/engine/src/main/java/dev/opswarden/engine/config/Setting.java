package dev.opswarden.engine.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * One variable: its name, what it takes, what it is when nobody sets it, and one line of help.
 *
 * @param name the variable
 * @param kind what it takes
 * @param defaultText the default as a person reads it; empty for none
 * @param computed the default where it depends on the surroundings; nothing where the text is the default
 * @param none whether an empty value is accepted and means none
 * @param help one line for the operator
 * @param <T> the type of its value
 */
record Setting<T>(
        String name,
        Kind<T> kind,
        String defaultText,
        Optional<Function<Surroundings, String>> computed,
        boolean none,
        String help) {

    static <T> Setting<T> of(String name, Kind<T> kind, String defaultText, String help) {
        return new Setting<>(name, kind, defaultText, Optional.empty(), false, help);
    }

    static <T> Setting<T> optional(String name, Kind<T> kind, String defaultText, String help) {
        return new Setting<>(name, kind, defaultText, Optional.empty(), true, help);
    }

    static <T> Setting<T> computed(
            String name, Kind<T> kind, String described, Function<Surroundings, String> value, String help) {
        return new Setting<>(name, kind, described, Optional.of(value), false, help);
    }

    /** The text that stands when nobody sets the variable; empty for none. */
    String defaultIn(Surroundings surroundings) {
        return computed.map(value -> value.apply(surroundings)).orElse(defaultText);
    }
}
