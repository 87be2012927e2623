package dev.opswarden.plugin.drools.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the methods that describe the rules of a model, one each, so that one rule can be had without the others. */
public final class RuleMethods {

    private static final String LIST = "getRulesList";
    private static final String MAKES_A_RULE = "()Lorg/drools/model/Rule;";

    private RuleMethods() {}

    /**
     * A static method that describes one rule.
     *
     * @param owner its class
     * @param name its name
     */
    public record RuleMethod(String owner, String name) {}

    /**
     * The methods, in the order of the model's list.
     *
     * @param model the class of the model
     */
    public static List<RuleMethod> of(byte[] model) {
        List<RuleMethod> methods = new ArrayList<>();
        new ClassReader(model)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String method,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] thrown) {
                                return method.equals(LIST) ? new Calls(methods) : null;
                            }
                        },
                        ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return methods;
    }

    private static final class Calls extends MethodVisitor {

        private final List<RuleMethod> methods;

        Calls(List<RuleMethod> methods) {
            super(Opcodes.ASM9);
            this.methods = methods;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKESTATIC && descriptor.equals(MAKES_A_RULE)) {
                methods.add(new RuleMethod(owner.replace('/', '.'), name));
            }
        }
    }
}
