package dev.opswarden.engine.config;

import java.util.List;

/**
 * What loading the settings came to.
 *
 * @param settings every value, checked
 * @param effective every variable in the order of the contract, for {@code config}
 * @param warnings what an operator should mend, one sentence each; nothing in them is a secret
 */
public record Loaded(Settings settings, List<Effective> effective, List<String> warnings) {

    /** Copies the lists. */
    public Loaded {
        effective = List.copyOf(effective);
        warnings = List.copyOf(warnings);
    }
}
