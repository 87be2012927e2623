package dev.opswarden.linker;

import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method that puts a string together.
 *
 * @param name of the method
 * @param type its descriptor, which is that of the call site
 * @param arguments of {@link java.lang.invoke.StringConcatFactory#makeConcatWithConstants}: the recipe, and constants
 */
record Concatenation(String name, String type, List<Object> arguments) {

    private static final String BUILDER = "java/lang/StringBuilder";
    private static final char ARGUMENT = 1;
    private static final char CONSTANT = 2;
    /** The builder, and a long or a double. */
    private static final int STACK = 3;

    static boolean isMadeBy(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")
                && bootstrap.getName().equals("makeConcatWithConstants");
    }

    void writeTo(ClassVisitor owner) {
        MethodVisitor method = owner.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name, type, null, null);
        method.visitCode();
        method.visitTypeInsn(Opcodes.NEW, BUILDER);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
        int locals = appendAll(method);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(STACK, locals);
        method.visitEnd();
    }

    /** How many locals the arguments take. */
    private int appendAll(MethodVisitor method) {
        Type[] types = Type.getArgumentTypes(type);
        String recipe = (String) arguments.get(0);
        StringBuilder text = new StringBuilder();
        int argument = 0;
        int constant = 1;
        int local = 0;
        for (int i = 0; i < recipe.length(); i++) {
            char c = recipe.charAt(i);
            if (c == CONSTANT) {
                text.append(arguments.get(constant++));
            } else if (c == ARGUMENT) {
                appendText(method, text);
                Type each = types[argument++];
                method.visitVarInsn(each.getOpcode(Opcodes.ILOAD), local);
                append(method, appended(each));
                local += each.getSize();
            } else {
                text.append(c);
            }
        }
        appendText(method, text);
        return local;
    }

    private static void appendText(MethodVisitor method, StringBuilder text) {
        if (!text.isEmpty()) {
            method.visitLdcInsn(text.toString());
            append(method, "Ljava/lang/String;");
            text.setLength(0);
        }
    }

    private static void append(MethodVisitor method, String type) {
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, BUILDER, "append", "(" + type + ")Ljava/lang/StringBuilder;", false);
    }

    /** As what the builder takes it: an array of characters is an object here, and not a text. */
    private static String appended(Type type) {
        return switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> "I";
            case Type.ARRAY, Type.OBJECT ->
                type.getClassName().equals("java.lang.String") ? type.getDescriptor() : "Ljava/lang/Object;";
            default -> type.getDescriptor();
        };
    }
}
