package dev.opswarden.plugin.drools.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;

/** Checks compiled rules before any of them runs: whatever is on no list is refused. */
public final class SandboxCheck {

    private final Set<String> own;
    private final RuleOwners owners;
    private final Map<String, Refusal> found = new LinkedHashMap<>();

    private SandboxCheck(Set<String> own, RuleOwners owners) {
        this.own = own;
        this.owners = owners;
    }

    /**
     * Checks the classes.
     *
     * @param classes every generated class, by its binary name
     * @return what was named and is not allowed, each thing once for each generated class
     */
    public static List<Refusal> of(Map<String, byte[]> classes) {
        SandboxCheck check = new SandboxCheck(classes.keySet(), RuleOwners.of(classes));
        new TreeMap<>(classes)
                .forEach((name, bytes) ->
                        new ClassReader(bytes).accept(new ClassCheck(check, name), ClassReader.SKIP_FRAMES));
        return new ArrayList<>(check.found.values());
    }

    /** Whether the class is one of those that are being checked. */
    boolean isOwn(String name) {
        return own.contains(name);
    }

    boolean mayName(String within, String name) {
        return AllowedClasses.contains(name) || isOwn(name) || Scaffolding.mayName(within, name);
    }

    void refuse(String within, String method, String what) {
        found.putIfAbsent(
                within + " " + what,
                new Refusal(within, method, what, RuleOwners.packageOf(within), owners.of(within, method)));
    }
}
