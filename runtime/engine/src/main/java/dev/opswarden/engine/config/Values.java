package dev.opswarden.engine.config;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What the texts became, by variable; a variable that is none is not in it. */
final class Values {

    private final Map<String, Object> values = new HashMap<>();

    <T> void put(Setting<T> setting, T value) {
        values.put(setting.name(), value);
    }

    @SuppressWarnings("unchecked") // put lets nothing else in
    <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting.name()));
    }

    <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException(setting.name()));
    }
}
