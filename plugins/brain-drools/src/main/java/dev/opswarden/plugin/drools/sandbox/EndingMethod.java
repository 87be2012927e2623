package dev.opswarden.plugin.drools.sandbox;

import dev.opswarden.plugin.drools.regex.Matching;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Whether one method ends by itself, as far as it alone can tell, and what it calls. */
final class EndingMethod extends MethodVisitor {

    /** Of these every method does little, whatever it is given. */
    private static final Set<String> WHOLE = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Double",
            "java/lang/Enum",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Math",
            "java/lang/Number",
            "java/lang/Short",
            "java/lang/StringBuilder");

    private static final Set<String> LOOKS = Set.of("contains", "indexOf", "isEmpty", "size", "get");

    /** Of these some. What takes apart, repeats or compares things within things can take for ever. */
    private static final Map<String, Set<String>> SOME = Map.ofEntries(
            Map.entry("java/lang/Object", Set.of("<init>", "equals", "getClass", "hashCode", "toString")),
            Map.entry("java/util/List", LOOKS),
            Map.entry("java/util/Set", LOOKS),
            Map.entry("java/util/Collection", LOOKS),
            Map.entry("java/util/Objects", Set.of("equals", "isNull", "nonNull", "requireNonNull")),
            Map.entry("java/util/Collections", Set.of("emptyList")),
            Map.entry("java/util/Arrays", Set.of("asList")),
            Map.entry("java/util/regex/Pattern", Set.of("compile")),
            Map.entry(
                    "java/lang/String",
                    Set.of(
                            "charAt",
                            "compareTo",
                            "compareToIgnoreCase",
                            "concat",
                            "contains",
                            "contentEquals",
                            "endsWith",
                            "equals",
                            "equalsIgnoreCase",
                            "hashCode",
                            "indexOf",
                            "isBlank",
                            "isEmpty",
                            "lastIndexOf",
                            "length",
                            "startsWith",
                            "strip",
                            "substring",
                            "toLowerCase",
                            "toString",
                            "toUpperCase",
                            "trim",
                            "valueOf")));

    private static final Set<String> OURS = Set.of(
            "dev/opswarden/rules/Lists",
            "dev/opswarden/rules/Message",
            "dev/opswarden/rules/Triage",
            Matching.class.getName().replace('.', '/'),
            RuleSupport.class.getName().replace('.', '/'));

    private final String within;
    private final String name;
    private final String id;
    private final boolean isStatic;
    private final Set<String> own;
    private final Set<String> calls = new HashSet<>();
    private final Set<Label> passed = new HashSet<>();
    private boolean ends = true;

    EndingMethod(String within, String name, String descriptor, boolean isStatic, Set<String> own) {
        super(Opcodes.ASM9);
        this.within = within;
        this.name = name;
        this.isStatic = isStatic;
        this.own = own;
        this.id = id(within.replace('.', '/'), name, descriptor);
    }

    private static String id(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }

    String id() {
        return id;
    }

    String within() {
        return within;
    }

    String name() {
        return name;
    }

    boolean isStatic() {
        return isStatic;
    }

    /** Whether nothing in it can go on for ever, the methods aside that it calls and that are generated too. */
    boolean endsByItself() {
        return ends;
    }

    Set<String> calls() {
        return calls;
    }

    @Override
    public void visitLabel(Label label) {
        passed.add(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        ends &= !passed.contains(target);
    }

    @Override
    public void visitTableSwitchInsn(int least, int most, Label other, Label... targets) {
        visitLookupSwitchInsn(other, new int[0], targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] targets) {
        ends &= !passed.contains(other);
        for (Label target : targets) {
            ends &= !passed.contains(target);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
        call(owner, called, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String named, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Handle handle) {
                call(handle.getOwner(), handle.getName(), handle.getDesc());
            }
        }
    }

    private void call(String owner, String called, String descriptor) {
        if (own.contains(owner)) {
            calls.add(id(owner, called, descriptor));
        } else if (owner.startsWith("[")) {
            ends &= called.equals("clone");
        } else if (!isHarmless(owner, called)) {
            ends = false;
        }
    }

    private static boolean isHarmless(String owner, String called) {
        return OURS.contains(owner)
                || WHOLE.contains(owner)
                || SOME.getOrDefault(owner, Set.of()).contains(called)
                || owner.startsWith("java/time/")
                || (owner.startsWith("org/drools/") && Scaffolding.contains(owner.replace('/', '.')))
                || (owner.startsWith("java/lang/")
                        && called.equals("<init>")
                        && (owner.endsWith("Exception") || owner.endsWith("Error")));
    }
}
