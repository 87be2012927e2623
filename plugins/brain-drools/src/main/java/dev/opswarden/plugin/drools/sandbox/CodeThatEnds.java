package dev.opswarden.plugin.drools.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the rules whose code comes to an end by itself: no loop, no method that comes round to itself, and nothing called
 * but methods that do little. Whatever is in doubt is not among them. Such rules can run on the thread that asks; the
 * others need one that can be left behind.
 */
public final class CodeThatEnds {

    private final Map<String, EndingMethod> methods = new HashMap<>();
    /** Whether a method ends; null while that is being found out, so that one that comes round to itself does not. */
    private final Map<String, @Nullable Boolean> ends = new HashMap<>();

    private final Set<String> classes = new HashSet<>();

    private CodeThatEnds() {}

    /**
     * The rules that may not end.
     *
     * @param classes every generated class, by its binary name, as it runs
     * @return the full names of rules; null if something may not end and nobody can tell whose it is
     */
    public static @Nullable Set<String> inDoubt(Map<String, byte[]> classes) {
        CodeThatEnds code = new CodeThatEnds();
        classes.keySet().forEach(name -> code.classes.add(name.replace('.', '/')));
        classes.forEach((name, bytes) -> new ClassReader(bytes)
                .accept(code.new Methods(name), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
        RuleOwners owners = RuleOwners.of(classes);
        Set<String> doubtful = new HashSet<>();
        for (EndingMethod method : code.methods.values()) {
            boolean describes = Scaffolding.isRules(method.within()) && !code.onlyCalled(method);
            if (describes || code.ends(method.id())) {
                // What lists all the rules of a model calls each of them, and is none of theirs.
                continue;
            }
            List<String> rules = owners.of(method.within(), method.name());
            String owner = RuleOwners.packageOf(method.within());
            rules.forEach(rule -> doubtful.add(owner + "." + rule));
            if (rules.isEmpty() && !code.onlyCalled(method)) {
                return null;
            }
        }
        return doubtful;
    }

    /** A static method, which is a function of the author's: whoever calls it is in doubt as well, and nobody else. */
    private boolean onlyCalled(EndingMethod method) {
        return method.isStatic() && !method.name().startsWith("<");
    }

    private boolean ends(String id) {
        if (ends.containsKey(id)) {
            return Boolean.TRUE.equals(ends.get(id));
        }
        ends.put(id, null);
        EndingMethod method = methods.get(id);
        boolean result = method != null
                && method.endsByItself()
                && method.calls().stream().allMatch(this::ends);
        ends.put(id, result);
        return result;
    }

    private final class Methods extends ClassVisitor {

        private final String name;

        Methods(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            if ((access & Opcodes.ACC_ABSTRACT) != 0) {
                return null;
            }
            EndingMethod made = new EndingMethod(name, method, descriptor, (access & Opcodes.ACC_STATIC) != 0, classes);
            methods.put(made.id(), made);
            return made;
        }
    }
}
