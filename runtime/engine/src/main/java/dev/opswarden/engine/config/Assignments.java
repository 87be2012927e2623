package dev.opswarden.engine.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that somebody set, from all places; the environment wins over the file, an option over both. */
final class Assignments {

    private static final String[] PREFIXES = {"WARDEN_", "WORKER_", "LLM_CONNECT_"};

    private final Map<String, Assigned> byName = new HashMap<>();
    private final Map<String, Assigned> others = new HashMap<>();
    private final Map<String, String> environment;
    private final List<String> errors;
    private final List<String> warnings;

    private Assignments(Map<String, String> environment, List<String> errors, List<String> warnings) {
        this.environment = environment;
        this.errors = errors;
        this.warnings = warnings;
    }

    /**
     * Gathers what is set.
     *
     * @param errors takes lines that cannot be read
     * @param warnings takes what is set twice or is no variable of ours
     */
    static Assignments gather(
            Surroundings surroundings, Overrides overrides, List<String> errors, List<String> warnings) {
        Assignments all = new Assignments(surroundings.environment(), errors, warnings);
        Optional<EnvFile> file = all.readFile(surroundings, overrides);
        all.readEnvironment(surroundings.environment());
        KillSwitch.find(surroundings.environment(), file)
                .ifPresent(off -> all.byName.put(SettingsTable.ENABLED.name(), new Assigned("0", off)));
        overrides
                .stateDir()
                .ifPresent(text ->
                        all.byName.put(SettingsTable.STATE_DIR.name(), new Assigned(text, Origin.STATE_DIR_OPTION)));
        return all;
    }

    @Nullable Assigned find(Setting<?> setting) {
        return byName.get(setting.name());
    }

    /** What is set of a name that no setting of the host has. */
    @Nullable Assigned findOther(String name) {
        String set = environment.get(name);
        return set != null ? new Assigned(set, Origin.ENVIRONMENT) : others.get(name);
    }

    /** What a plugin may be meant by that does not know it: names with its prefix, beside those that it declares. */
    List<String> warningsOfOthers(String prefix, List<String> declared) {
        Map<String, String> places = new TreeMap<>();
        others.forEach((name, assigned) -> places.put(name, assigned.origin().place()));
        environment.keySet().forEach(name -> places.put(name, Origin.ENVIRONMENT.place()));
        List<String> found = new ArrayList<>();
        places.forEach((name, place) -> {
            if (name.startsWith(prefix) && !declared.contains(name)) {
                found.add(place + ": " + Quoted.of(name) + " is no setting of that plugin; it has "
                        + String.join(", ", declared));
            }
        });
        return found;
    }

    private Optional<EnvFile> readFile(Surroundings surroundings, Overrides overrides) {
        try {
            EnvFile file = EnvFile.locate(surroundings, overrides);
            try {
                readLines(file);
            } catch (Unusable e) {
                errors.add("the settings file " + Quoted.of(file.path().toString()) + " cannot be used: " + e.reason());
            }
            return Optional.of(file);
        } catch (Unusable e) {
            String typed = overrides.configFile().orElse("");
            errors.add("the settings file " + Quoted.of(typed) + " (--config) cannot be used: " + e.reason());
            return Optional.empty();
        }
    }

    private void readLines(EnvFile file) throws Unusable {
        int number = 0;
        for (String line : file.lines()) {
            number++;
            try {
                EnvLine assignment = EnvLine.parse(line);
                if (assignment != null) {
                    put(assignment, file.place(number));
                }
            } catch (Unusable e) {
                errors.add(file.place(number) + ": " + e.reason());
            }
        }
    }

    private void put(EnvLine line, String place) {
        if (!SettingsTable.isKnown(line.name())) {
            warnOfUnknown(line.name(), place, true);
            others.put(line.name(), new Assigned(line.value(), Origin.file(place)));
            return;
        }
        Assigned before = byName.put(line.name(), new Assigned(line.value(), Origin.file(place)));
        if (before != null) {
            warnings.add(place + ": " + line.name() + " was set before, in "
                    + before.origin().place() + "; this one counts");
        }
    }

    private void readEnvironment(Map<String, String> environment) {
        // In a fixed order, so that warnings come in the same order every time.
        for (String name : new TreeSet<>(environment.keySet())) {
            if (SettingsTable.isKnown(name)) {
                byName.put(name, new Assigned(environment.getOrDefault(name, ""), Origin.ENVIRONMENT));
            } else {
                warnOfUnknown(name, "environment", false);
            }
        }
    }

    /** In our own file a name that is nearly one of ours is suspicious as well; the environment is full of others. */
    private void warnOfUnknown(String name, String place, boolean ownFile) {
        boolean prefixed = false;
        for (String prefix : PREFIXES) {
            prefixed |= name.startsWith(prefix);
        }
        if (!prefixed && !ownFile) {
            return;
        }
        Optional<String> meant = Nearest.to(name);
        if (prefixed || meant.isPresent()) {
            String question =
                    meant.map(other -> "; did you mean " + other + "?").orElse("");
            warnings.add(place + ": " + Quoted.of(name) + " is no setting of warden-runtime" + question);
        }
    }
}
