package dev.opswarden.plugin.drools.sandbox;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks what one method does. */
final class MethodCheck extends MethodVisitor {

    private static final String CLASS = "java.lang.Class";

    private final SandboxCheck check;
    private final String within;
    private final String method;
    /** Drools compares the classes of two facts in the equals of a declared type. */
    private final boolean generatedEquals;

    MethodCheck(SandboxCheck check, String within, String method, boolean generatedEquals) {
        super(Opcodes.ASM9);
        this.check = check;
        this.within = within;
        this.method = method;
        this.generatedEquals = generatedEquals;
    }

    /** Refuses a type that is on no list. */
    static void type(SandboxCheck check, String within, String method, Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(check, within, method, type.getElementType());
            case Type.OBJECT -> {
                // A class object as such is harmless: Drools hands it about. Nothing of it may be called.
                if (!check.mayName(within, type.getClassName())
                        && !type.getClassName().equals(CLASS)) {
                    check.refuse(within, method, type.getClassName());
                }
            }
            case Type.METHOD -> {
                for (Type argument : type.getArgumentTypes()) {
                    type(check, within, method, argument);
                }
                type(check, within, method, type.getReturnType());
            }
            default -> {
                // A primitive type.
            }
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        type(Type.getObjectType(type));
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        type(Type.getType(descriptor));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type != null) {
            type(Type.getObjectType(type));
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
        member(owner, field, Type.getType(descriptor), false);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
        member(owner, called, Type.getMethodType(descriptor), true);
    }

    @Override
    public void visitInvokeDynamicInsn(String named, String descriptor, Handle bootstrap, Object... arguments) {
        if (!Scaffolding.isBootstrap(bootstrap.getOwner())) {
            check.refuse(within, method, bootstrap.getOwner().replace('/', '.'));
        }
        type(Type.getMethodType(descriptor));
        for (Object argument : arguments) {
            constant(argument);
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.MONITORENTER) {
            check.refuse(within, method, "synchronized");
        }
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            type(type);
        } else if (value instanceof Handle handle) {
            boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            member(
                    handle.getOwner(),
                    handle.getName(),
                    field ? Type.getType(handle.getDesc()) : Type.getMethodType(handle.getDesc()),
                    !field);
        } else if (value instanceof ConstantDynamic dynamic) {
            check.refuse(
                    within,
                    method,
                    "a dynamic constant of " + dynamic.getBootstrapMethod().getOwner());
        }
    }

    private void member(String ownerName, String name, Type descriptor, boolean called) {
        Type owner = Type.getObjectType(ownerName);
        if (owner.getSort() == Type.ARRAY) {
            // clone() is all that an array has of its own.
            type(owner);
            return;
        }
        String plain = owner.getClassName();
        type(owner);
        if (plain.equals(CLASS) || (called && AllowedClasses.refuses(plain, name) && !isGenerated(name))) {
            check.refuse(within, method, name.equals("<init>") ? "new " + plain + "(…)" : plain + "." + name + "(…)");
        } else if (called && !Scaffolding.calls(within, plain, name)) {
            check.refuse(within, method, plain + "." + name + "(…)");
        } else {
            type(descriptor);
        }
    }

    private boolean isGenerated(String name) {
        return generatedEquals && name.equals("getClass");
    }

    private void type(Type type) {
        type(check, within, method, type);
    }
}
