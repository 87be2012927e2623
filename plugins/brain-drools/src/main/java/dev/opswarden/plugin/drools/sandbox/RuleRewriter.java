package dev.opswarden.plugin.drools.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes compiled rules, once they are checked, so that they get by with what their class loader finds. */
public final class RuleRewriter {

    private static final String SUPPORT = RuleSupport.class.getName().replace('.', '/');

    private RuleRewriter() {}

    /**
     * Rewrites the classes.
     *
     * @param classes every generated class, by its binary name
     * @return the same, changed where needed
     */
    public static Map<String, byte[]> rewrite(Map<String, byte[]> classes) {
        Map<String, byte[]> changed = new HashMap<>();
        classes.forEach((name, bytes) -> {
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new Rewritten(writer), 0);
            changed.put(name, writer.toByteArray());
        });
        return changed;
    }

    private static final class Rewritten extends ClassVisitor {

        Rewritten(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, thrown)) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                    boolean copies = owner.equals("java/lang/System") && called.equals("arraycopy");
                    super.visitMethodInsn(opcode, copies ? SUPPORT : owner, called, calledDescriptor, isInterface);
                }
            };
        }
    }
}
