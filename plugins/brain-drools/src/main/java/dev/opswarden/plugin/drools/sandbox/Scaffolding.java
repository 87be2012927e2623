package dev.opswarden.plugin.drools.sandbox;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;

/**
 * What Drools itself generates around an author's code, and what that refers to. An author cannot name any of it: the
 * text of a rule that mentions {@code org.drools} or {@code drools} is refused before it is compiled.
 */
final class Scaffolding {

    private static final Pattern RULES = Pattern.compile("(?:.*\\.)?Rules[0-9A-F]{32}(?:RuleMethods\\d+)?");

    /** Drools' description of rules: builders and interfaces that do nothing by themselves. */
    private static final List<String> PREFIXES = List.of(
            "org.drools.model.bitmask.",
            "org.drools.model.consequences.",
            "org.drools.model.constraints.",
            "org.drools.model.functions.",
            "org.drools.model.impl.",
            "org.drools.model.index.",
            "org.drools.model.operators.",
            "org.drools.model.patterns.",
            "org.drools.model.view.",
            "org.drools.core.base.accumulators.");

    private static final String MODEL = "org.drools.model.";
    private static final String DSL = "org.drools.modelcompiler.dsl.pattern.D";

    private static final Set<String> CLASSES = Set.of(
            DSL,
            "org.drools.modelcompiler.util.EvaluationUtil",
            "org.drools.base.factmodel.AccessibleFact",
            "org.drools.base.factmodel.GeneratedFact",
            "org.drools.util.DateUtils",
            "java.time.format.DateTimeFormatterBuilder",
            "java.util.Calendar",
            "java.util.GregorianCalendar");

    /** Of what the consequence is handed as {@code drools}, what the words insert, update and delete stand for. */
    private static final Set<String> VERBS = Set.of("insert", "update", "delete");

    static final Set<String> GENERATED_INTERFACES = Set.of("java.io.Serializable");

    private static final Set<String> BOOTSTRAPS = Set.of(
            "java/lang/invoke/LambdaMetafactory",
            "java/lang/invoke/StringConcatFactory",
            "java/lang/runtime/ObjectMethods");

    private Scaffolding() {}

    /** Whether Drools' generated code refers to this class by right. */
    static boolean contains(String name) {
        if (CLASSES.contains(name)) {
            return true;
        }
        if (!name.startsWith(MODEL) && !name.startsWith("org.drools.core.")) {
            return false;
        }
        // The description's own package, but not the compiler that shares the beginning of its name.
        if (name.indexOf('.', MODEL.length()) < 0) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this class refers to that one by right: to those of Java's own only where dates of rules are described. */
    static boolean mayName(String within, String name) {
        return contains(name) && (!name.startsWith("java.") || isRules(within));
    }

    /** Whether generated code calls this method of a class of Drools by right. */
    static boolean calls(String within, String owner, String method) {
        if (method.equals("executeScript")) {
            // Nothing looks into a script before it runs.
            return false;
        }
        if (owner.equals(DSL)) {
            return isRules(within) || method.equals("eval");
        }
        return !owner.equals(MODEL + "Drools") || VERBS.contains(method);
    }

    /** Whether the class describes rules: expressions that Drools did not take out of it stand among its own. */
    static boolean isRules(String name) {
        return RULES.matcher(name).matches();
    }

    static boolean isBootstrap(String internalName) {
        return BOOTSTRAPS.contains(internalName);
    }

    /** What a compiler adds to an enum or to a class with lambdas. */
    static boolean isCompilersOwn(int access, String superName, String method, String descriptor) {
        if ((access & Opcodes.ACC_STATIC) == 0) {
            return false;
        }
        if (method.equals("$deserializeLambda$")) {
            return (access & Opcodes.ACC_SYNTHETIC) != 0
                    && descriptor.equals("(Ljava/lang/invoke/SerializedLambda;)Ljava/lang/Object;");
        }
        return superName.equals("java/lang/Enum")
                && ((method.equals("values") && descriptor.startsWith("()["))
                        || (method.equals("valueOf") && descriptor.startsWith("(Ljava/lang/String;)L")));
    }
}
