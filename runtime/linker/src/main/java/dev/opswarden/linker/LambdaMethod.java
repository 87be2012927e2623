package dev.opswarden.linker;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The method of a lambda's class, which calls what the lambda stands for.
 *
 * @param owner internal name of that class, whose fields hold what is captured
 * @param name of the interface's method
 * @param captured the types of the fields
 * @param erased the method as the interface declares it
 * @param target what is called
 * @param precise the method with type arguments put in
 */
record LambdaMethod(String owner, String name, List<Type> captured, Type erased, Handle target, Type precise) {

    void writeTo(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, erased.getDescriptor(), null, null);
        method.visitCode();
        if (makes()) {
            method.visitTypeInsn(Opcodes.NEW, target.getOwner());
            method.visitInsn(Opcodes.DUP);
        }
        loadArguments(method);
        method.visitMethodInsn(
                instruction(), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
        Type result = makes() ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
        Type wanted = erased.getReturnType();
        if (wanted.equals(Type.VOID_TYPE)) {
            if (result.getSize() > 0) {
                method.visitInsn(result.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        } else {
            Conversion.write(method, result, wanted, wanted);
        }
        LambdaClass.end(method, wanted.getOpcode(Opcodes.IRETURN));
    }

    private void loadArguments(MethodVisitor method) {
        List<Type> wanted = new ArrayList<>();
        if (!makes() && target.getTag() != Opcodes.H_INVOKESTATIC) {
            wanted.add(Type.getObjectType(target.getOwner()));
        }
        wanted.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        for (int i = 0; i < captured.size(); i++) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(
                    Opcodes.GETFIELD,
                    owner,
                    LambdaClass.field(i),
                    captured.get(i).getDescriptor());
            Conversion.write(method, captured.get(i), captured.get(i), wanted.get(i));
        }
        Type[] given = erased.getArgumentTypes();
        Type[] meant = precise.getArgumentTypes();
        int local = 1;
        for (int i = 0; i < given.length; i++) {
            method.visitVarInsn(given[i].getOpcode(Opcodes.ILOAD), local);
            Conversion.write(method, given[i], meant[i], wanted.get(captured.size() + i));
            local += given[i].getSize();
        }
    }

    private boolean makes() {
        return target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    /** In a nest a private method, which is what is left of those called by {@code invokespecial}, is called like any other. */
    private int instruction() {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }
}
