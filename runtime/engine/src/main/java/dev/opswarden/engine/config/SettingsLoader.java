package dev.opswarden.engine.config;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the effective settings together: defaults, the env file, the process environment, the command line. */
public final class SettingsLoader {

    private final Surroundings surroundings;
    private final Values values = new Values();
    private final SettingsReader reader;
    private final List<String> warnings = new ArrayList<>();

    private SettingsLoader(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.reader = new SettingsReader(surroundings);
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
        Optional<Origin> origin = KillSwitch.find(surroundings.environment(), file);
        return origin.isPresent() ? Optional.of(origin.get().place()) : Optional.empty();
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
        List<String> errors = reader.errors();
        Assignments assignments = Assignments.gather(surroundings, overrides, errors, warnings);
        for (Setting<?> setting : SettingsTable.all()) {
            read(setting, assignments);
        }
        new Precautions(values).check(errors, warnings);
        if (!errors.isEmpty()) {
            throw new WardenException(ErrorKind.SETTINGS, String.join("\n", errors));
        }
        SettingsByName byName = new SettingsByName(reader.texts(), reader.durations(), assignments, surroundings);
        return new Loaded(SettingsAssembly.of(values, byName), reader.effective(), warnings);
    }

    private <T> void read(Setting<T> setting, Assignments assignments) {
        T value = reader.read(setting, assignments.find(setting));
        if (value != null) {
            values.put(setting, value);
        }
    }
}
