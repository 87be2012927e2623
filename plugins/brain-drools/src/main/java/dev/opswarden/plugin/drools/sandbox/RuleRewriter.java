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
            return new RewrittenMethod(super.visitMethod(access, name, descriptor, signature, thrown));
        }
    }
}
