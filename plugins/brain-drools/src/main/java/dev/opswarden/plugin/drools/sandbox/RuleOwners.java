package dev.opswarden.plugin.drools.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds out which rule a generated class belongs to, from the methods that put the rules together. */
public final class RuleOwners {

    private final Map<String, Set<String>> byClass = new HashMap<>();
    private final Map<String, String> byMethod = new HashMap<>();
    private final Map<String, Set<String>> parts = new HashMap<>();

    private RuleOwners() {}

    /**
     * Reads the classes.
     *
     * @param classes every generated class, by its binary name
     */
    public static RuleOwners of(Map<String, byte[]> classes) {
        RuleOwners owners = new RuleOwners();
        classes.forEach((name, bytes) -> {
            if (Scaffolding.isRules(name)) {
                new ClassReader(bytes).accept(owners.new Rules(name), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        });
        new ArrayList<>(owners.byMethod.entrySet()).forEach(known -> owners.handOn(known.getKey(), known.getValue()));
        return owners;
    }

    /** An expression within an expression is a method of its own, which only the outer one mentions. */
    private void handOn(String method, String rule) {
        for (String part : parts.getOrDefault(method, Set.of())) {
            if (byMethod.putIfAbsent(part, rule) == null) {
                handOn(part, rule);
            }
        }
    }

    /** The rules that use this class, or of which this method of it is a part; inner classes go with their outer one. */
    public List<String> of(String name, String method) {
        String rule = byMethod.get(name + "#" + method);
        if (rule != null) {
            return List.of(rule);
        }
        if (Scaffolding.isRules(name) || name.contains(".DomainClassesMetadata")) {
            // It describes every rule, or every class: a part of it that no rule mentions is nobody's.
            return List.of();
        }
        int inner = name.indexOf('$');
        Collection<String> rules = byClass.getOrDefault(inner < 0 ? name : name.substring(0, inner), Set.of());
        return rules.stream().sorted().toList();
    }

    /** The package of the rules that a class belongs to: an expression of an author is in a package below it. */
    public static String packageOf(String within) {
        int simple = within.lastIndexOf('.');
        int end = within.startsWith("Lambda", simple + 1) ? within.lastIndexOf('.', simple - 1) : simple;
        return end < 0 ? "" : within.substring(0, end);
    }

    private final class Rules extends ClassVisitor {

        private final String name;

        Rules(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            String made = Type.getReturnType(descriptor).getClassName();
            return new OneRule(
                    name + "#" + method, made.equals("org.drools.model.Rule") || made.equals("org.drools.model.Query"));
        }
    }

    /** {@code D.rule("package", "name")}, and all that is built with it; or an expression that is a part of it. */
    private final class OneRule extends MethodVisitor {

        private final String method;
        private final Set<String> used = new LinkedHashSet<>();
        private String last = "";
        private final boolean describes;
        private @Nullable String rule;

        OneRule(String method, boolean describes) {
            super(Opcodes.ASM9);
            this.method = method;
            this.describes = describes;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                last = text;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (rule == null && (name.equals("rule") || name.equals("query")) && owner.endsWith("/D")) {
                rule = last;
            }
            used.add(owner.replace('/', '.'));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            used.add(owner.replace('/', '.'));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            used.add(type.replace('/', '.'));
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof org.objectweb.asm.Handle handle) {
                    parts.computeIfAbsent(method, key -> new LinkedHashSet<>())
                            .add(handle.getOwner().replace('/', '.') + "#" + handle.getName());
                }
            }
        }

        @Override
        public void visitEnd() {
            if (rule != null && describes) {
                String owner = rule;
                byMethod.put(method, owner);
                used.forEach(name -> byClass.computeIfAbsent(name, key -> new LinkedHashSet<>())
                        .add(owner));
            }
        }
    }
}
