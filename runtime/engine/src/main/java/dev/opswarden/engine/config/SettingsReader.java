package dev.opswarden.engine.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody set, each value as its kind says.
 *
 * @param surroundings what relative paths start from
 * @param texts what could be read, by name
 * @param durations those of it that are durations
 * @param effective all of it, for {@code config}
 * @param errors the rest: the variable, the value, where it was set, and what is accepted
 */
record SettingsReader(
        Surroundings surroundings,
        Map<String, String> texts,
        Map<String, Duration> durations,
        List<Effective> effective,
        List<String> errors) {

    SettingsReader(Surroundings surroundings) {
        this(surroundings, new HashMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** The value; null where there is none, or none that can be used. */
    <T> @Nullable T read(Setting<T> setting, @Nullable Assigned said) {
        Assigned assigned = said != null ? said : new Assigned(setting.defaultIn(surroundings), Origin.DEFAULT);
        Kind<T> kind = setting.kind();
        String text = assigned.text();
        if (text.isEmpty() && setting.none()) {
            list(setting, Optional.empty(), assigned.origin());
            return null;
        }
        try {
            if (text.isEmpty()) {
                throw new Unusable("it is empty");
            }
            T value = kind.parse(text, surroundings);
            String canonical = kind.canonical(text, value);
            texts.put(setting.name(), canonical);
            if (value instanceof Duration duration) {
                durations.put(setting.name(), duration);
            }
            list(setting, Optional.of(kind.printable(canonical)), assigned.origin());
            return value;
        } catch (Unusable e) {
            errors.add(setting.name() + "=" + kind.quoted(text) + " ("
                    + assigned.origin().place() + "): " + e.reason() + "; accepted: " + kind.accepted());
            return null;
        }
    }

    private void list(Setting<?> setting, Optional<String> value, Origin origin) {
        effective.add(new Effective(setting.name(), value, origin.source(), origin.place(), setting.help()));
    }
}
