package dev.opswarden.plugin.drools.sandbox;

import java.util.List;

/**
 * A compiled class that names what rules may not name.
 *
 * @param within the generated class, by its binary name
 * @param method the method in it where it was found; empty if it belongs to the class as a whole
 * @param what what was named, for the operator: a class, or a method of one
 * @param packageName the package of the rules
 * @param rules the rules whose code this is; empty where it is a function or a declared type
 */
public record Refusal(String within, String method, String what, String packageName, List<String> rules) {

    /** Copies the rules. */
    public Refusal {
        rules = List.copyOf(rules);
    }
}
