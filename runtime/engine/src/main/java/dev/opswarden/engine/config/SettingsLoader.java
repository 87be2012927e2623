package dev.opswarden.engine.config;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the effective settings together: defaults, the env file, the process environment, the command line. */
public final class SettingsLoader {

    private final Surroundings surroundings;
    private final Values values = new Values();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private final List<Effective> effective = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingsLoader(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Says where the worker was switched off. A tick asks this before anything else: it reads the environment and the
     * env file and touches nothing, and it finds {@code WORKER_ENABLED=0} also among lines that cannot be used.
     *
     * @param surroundings where the program runs
     * @param overrides what the command line says
     * @return {@code environment}, or file and line; nothing while the worker is on
     */
    public static Optional<String> disabledBy(Surroundings surroundings, Overrides overrides) {
        Optional<EnvFile> file;
        try {
            file = Optional.of(EnvFile.locate(surroundings, overrides));
        } catch (Unusable e) {
            file = Optional.empty();
        }
        return KillSwitch.find(surroundings.environment(), file).map(Origin::place);
    }

    /**
     * Loads and checks every setting.
     *
     * @param surroundings where the program runs
     * @param overrides what the command line says
     * @return the settings, where each came from, and what an operator should mend
     * @throws WardenException of kind {@link ErrorKind#SETTINGS}; its message has a line for every value that cannot be
     *     used: the variable, the value, where it was set, and what is accepted
     */
    public static Loaded load(Surroundings surroundings, Overrides overrides) {
        return new SettingsLoader(surroundings).load(overrides);
    }

    private Loaded load(Overrides overrides) {
        Assignments assignments = Assignments.gather(surroundings, overrides, errors, warnings);
        for (Setting<?> setting : SettingsTable.all()) {
            Assigned assigned = assignments.find(setting);
            read(setting, assigned != null ? assigned : new Assigned(setting.defaultIn(surroundings), Origin.DEFAULT));
        }
        new Precautions(values).check(errors, warnings);
        if (!errors.isEmpty()) {
            throw new WardenException(ErrorKind.SETTINGS, String.join("\n", errors));
        }
        return new Loaded(SettingsAssembly.of(values, new SettingsByName(texts, durations)), effective, warnings);
    }

    private <T> void read(Setting<T> setting, Assigned assigned) {
        Kind<T> kind = setting.kind();
        String text = assigned.text();
        if (text.isEmpty() && setting.none()) {
            list(setting, Optional.empty(), assigned.origin());
            return;
        }
        try {
            if (text.isEmpty()) {
                throw new Unusable("it is empty");
            }
            T value = kind.parse(text, surroundings);
            String canonical = kind.canonical(text, value);
            values.put(setting, value);
            texts.put(setting.name(), canonical);
            if (value instanceof Duration duration) {
                durations.put(setting.name(), duration);
            }
            list(setting, Optional.of(kind.printable(canonical)), assigned.origin());
        } catch (Unusable e) {
            errors.add(setting.name() + "=" + kind.quoted(text) + " ("
                    + assigned.origin().place() + "): " + e.reason() + "; accepted: " + kind.accepted());
        }
    }

    private void list(Setting<?> setting, Optional<String> value, Origin origin) {
        effective.add(new Effective(setting.name(), value, origin.source(), origin.place(), setting.help()));
    }
}
