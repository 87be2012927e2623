package dev.opswarden.plugin.drools.sandbox;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/** Checks one class: what it extends, what its members are made of, and what its methods do. */
final class ClassCheck extends ClassVisitor {

    private final SandboxCheck check;
    private final String name;
    private String superName = "";
    private boolean declaredFact;

    ClassCheck(SandboxCheck check, String name) {
        super(Opcodes.ASM9);
        this.check = check;
        this.name = name;
    }

    @Override
    public void visit(
            int version,
            int access,
            String internalName,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        superName = parent == null ? "" : parent;
        type(Type.getObjectType(superName), "");
        for (String each : interfaces == null ? new String[0] : interfaces) {
            String plain = each.replace('/', '.');
            declaredFact |= plain.equals("org.drools.base.factmodel.GeneratedFact");
            if (AllowedClasses.isVocabulary(plain)) {
                check.refuse(name, "", "a " + plain + " of its own");
            } else if (!Scaffolding.GENERATED_INTERFACES.contains(plain)) {
                type(Type.getObjectType(each), "");
            }
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        type(Type.getType(descriptor), "");
        return null;
    }

    @Override
    public @Nullable RecordComponentVisitor visitRecordComponent(
            String component, String descriptor, @Nullable String signature) {
        type(Type.getType(descriptor), "");
        return null;
    }

    /** Nobody looks at them at run time. */
    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
        if (Scaffolding.isCompilersOwn(access, superName, method, descriptor)) {
            return null;
        }
        if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
            check.refuse(name, method, "a method that is native or synchronized");
        }
        if (method.equals("finalize")) {
            check.refuse(name, method, "finalize()");
        }
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            type(argument, method);
        }
        type(Type.getReturnType(descriptor), method);
        for (String each : thrown == null ? new String[0] : thrown) {
            type(Type.getObjectType(each), method);
        }
        boolean generatedEquals = declaredFact && method.equals("equals") && descriptor.equals("(Ljava/lang/Object;)Z");
        return new MethodCheck(check, name, method, generatedEquals);
    }

    private void type(Type type, String method) {
        MethodCheck.type(check, name, method, type);
    }
}
