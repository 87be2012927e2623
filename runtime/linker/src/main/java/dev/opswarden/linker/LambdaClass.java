package dev.opswarden.linker;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A class that is what a lambda evaluates to: the interface, with what was captured in fields. One without captures is
 * made once, as the JDK's own are.
 */
final class LambdaClass {

    /** Its static method that takes what is captured. */
    static final String FACTORY = "of";

    private static final String ONLY_ONE = "ONE";

    private final String name;
    private final byte[] bytes;

    private LambdaClass(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Its internal name. */
    String name() {
        return name;
    }

    /** Its class file. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * Whether a call site is a lambda that can be a class.
     *
     * @param host internal name of the class that it stands in; what is called of a class above it stays as it is
     */
    static boolean isMadeBy(Handle bootstrap, String host, Object... arguments) {
        if (!bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                || !bootstrap.getName().equals("metafactory")) {
            return false;
        }
        Handle target = (Handle) arguments[1];
        return target.getTag() != Opcodes.H_INVOKESPECIAL || target.getOwner().equals(host);
    }

    /**
     * Makes the class of a lambda.
     *
     * @param name internal name of the class
     * @param version of its class file
     * @param nestHost internal name of the class whose private members it may use
     * @param called the interface's method
     * @param type descriptor of the call site: what is captured, and the interface
     * @param arguments of {@link java.lang.invoke.LambdaMetafactory#metafactory}: the method's descriptor, what is called,
     *     and the descriptor with type arguments put in
     */
    static LambdaClass of(String name, int version, String nestHost, String called, String type, Object... arguments) {
        String[] interfaces = {Type.getReturnType(type).getInternalName()};
        Type[] captured = Type.getArgumentTypes(type);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                interfaces);
        writer.visitNestHost(nestHost);
        constructor(writer, name, captured);
        factory(writer, name, type, captured);
        List<Type> fields = List.of(captured);
        new LambdaMethod(name, called, fields, (Type) arguments[0], (Handle) arguments[1], (Type) arguments[2])
                .writeTo(writer);
        writer.visitEnd();
        return new LambdaClass(name, writer.toByteArray());
    }

    private static void constructor(ClassWriter writer, String name, Type[] captured) {
        MethodVisitor method = writer.visitMethod(
                Opcodes.ACC_PRIVATE, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int local = 1;
        for (int i = 0; i < captured.length; i++) {
            String descriptor = captured[i].getDescriptor();
            writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), descriptor, null, null);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), local);
            method.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), descriptor);
            local += captured[i].getSize();
        }
        end(method, Opcodes.RETURN);
    }

    private static void factory(ClassWriter writer, String name, String type, Type[] captured) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, FACTORY, type, null, null);
        method.visitCode();
        if (captured.length > 0) {
            make(method, name, captured);
        } else {
            onlyOne(writer, name);
            method.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY_ONE, "L" + name + ";");
        }
        end(method, Opcodes.ARETURN);
    }

    private static void onlyOne(ClassWriter writer, String name) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        writer.visitField(access, ONLY_ONE, "L" + name + ";", null, null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        method.visitCode();
        make(method, name);
        method.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY_ONE, "L" + name + ";");
        end(method, Opcodes.RETURN);
    }

    private static void make(MethodVisitor method, String name, Type... captured) {
        method.visitTypeInsn(Opcodes.NEW, name);
        method.visitInsn(Opcodes.DUP);
        int local = 0;
        for (Type each : captured) {
            method.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
            local += each.getSize();
        }
        method.visitMethodInsn(
                Opcodes.INVOKESPECIAL, name, "<init>", Type.getMethodDescriptor(Type.VOID_TYPE, captured), false);
    }

    static String field(int i) {
        return "captured" + i;
    }

    static void end(MethodVisitor method, int instruction) {
        method.visitInsn(instruction);
        // Computed.
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
