package dev.opswarden.linker;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Turns a value on the stack into what is wanted of it, as {@link java.lang.invoke.LambdaMetafactory} does. */
final class Conversion {

    private static final Map<Type, String> BOXES = Map.of(
            Type.BOOLEAN_TYPE, "java/lang/Boolean",
            Type.CHAR_TYPE, "java/lang/Character",
            Type.BYTE_TYPE, "java/lang/Byte",
            Type.SHORT_TYPE, "java/lang/Short",
            Type.INT_TYPE, "java/lang/Integer",
            Type.LONG_TYPE, "java/lang/Long",
            Type.FLOAT_TYPE, "java/lang/Float",
            Type.DOUBLE_TYPE, "java/lang/Double");

    private static final Map<String, Type> BOXED = new HashMap<>();

    static {
        BOXES.forEach((primitive, box) -> BOXED.put(box, primitive));
    }

    private Conversion() {}

    /**
     * Writes a conversion.
     *
     * @param given as what the value is there
     * @param meant what it is known to be
     * @param wanted what it has to be
     */
    static void write(MethodVisitor method, Type given, Type meant, Type wanted) {
        if (isPrimitive(given)) {
            if (isPrimitive(wanted)) {
                widen(method, given, wanted);
            } else {
                String box = BOXES.get(given);
                method.visitMethodInsn(
                        Opcodes.INVOKESTATIC, box, "valueOf", "(" + given.getDescriptor() + ")L" + box + ";", false);
                cast(method, Type.getObjectType(box), wanted);
            }
            return;
        }
        Type known = isPrimitive(meant) ? given : meant;
        cast(method, given, known);
        if (isPrimitive(wanted)) {
            unbox(method, known, wanted);
        } else {
            cast(method, known, wanted);
        }
    }

    private static void unbox(MethodVisitor method, Type known, Type wanted) {
        Type primitive = BOXED.get(known.getInternalName());
        Type box = known;
        if (primitive == null) {
            // A result of any type: an Integer may be wanted as a long, which any number can say.
            boolean isNumber = !wanted.equals(Type.BOOLEAN_TYPE) && !wanted.equals(Type.CHAR_TYPE);
            primitive = wanted;
            box = Type.getObjectType(isNumber ? "java/lang/Number" : BOXES.get(wanted));
            cast(method, known, box);
        }
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                box.getInternalName(),
                primitive.getClassName() + "Value",
                "()" + primitive.getDescriptor(),
                false);
        widen(method, primitive, wanted);
    }

    private static void cast(MethodVisitor method, Type from, Type to) {
        if (!from.equals(to) && !to.getDescriptor().equals("Ljava/lang/Object;")) {
            method.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static void widen(MethodVisitor method, Type from, Type to) {
        if (width(from) == width(to)) {
            return;
        }
        int instruction = switch (from.getSort()) {
            case Type.LONG -> to.equals(Type.FLOAT_TYPE) ? Opcodes.L2F : Opcodes.L2D;
            case Type.FLOAT -> Opcodes.F2D;
            default -> to.equals(Type.LONG_TYPE) ? Opcodes.I2L : to.equals(Type.FLOAT_TYPE) ? Opcodes.I2F : Opcodes.I2D;
        };
        method.visitInsn(instruction);
    }

    /** All that the JVM computes with as an int have the same. */
    private static int width(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> 1;
            case Type.FLOAT -> 2;
            case Type.DOUBLE -> 3;
            default -> 0;
        };
    }
}
