package dev.opswarden.plugin.drools.sandbox;

import dev.opswarden.plugin.drools.regex.Matching;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Turns calls into ones of ours: what matches a regular expression is bounded there, and the constants of an enum are
 * copied without {@code java.lang.System}.
 *
 * <p>{@code pattern.matcher(text)} is held back for one instruction: followed by {@code matches()}, it is one call.
 */
final class RewrittenMethod extends MethodVisitor {

    private static final String SUPPORT = RuleSupport.class.getName().replace('.', '/');
    private static final String MATCHING = Matching.class.getName().replace('.', '/');
    private static final String PATTERN = "java/util/regex/Pattern";
    private static final String MATCHER = "java/util/regex/Matcher";
    private static final String OF_TEXT = "(Ljava/util/regex/Pattern;Ljava/lang/CharSequence;)";

    private boolean held;

    RewrittenMethod(@Nullable MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean matcher = held;
        if (matcher && owner.equals(MATCHER) && name.equals("matches")) {
            held = false;
            super.visitMethodInsn(Opcodes.INVOKESTATIC, MATCHING, "matches", OF_TEXT + "Z", false);
            return;
        }
        release();
        if (owner.equals(PATTERN) && name.equals("matcher")) {
            held = true;
        } else if (owner.equals("java/lang/String") && name.equals("matches")) {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, MATCHING, "matches", "(Ljava/lang/String;Ljava/lang/String;)Z", false);
        } else {
            boolean copies = owner.equals("java/lang/System") && name.equals("arraycopy");
            super.visitMethodInsn(opcode, copies ? SUPPORT : owner, name, descriptor, isInterface);
        }
    }

    private void release() {
        if (held) {
            held = false;
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, MATCHING, "matcher", OF_TEXT + "Ljava/util/regex/Matcher;", false);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        release();
        super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        release();
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        release();
        super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        release();
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        release();
        super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        release();
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        release();
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
        release();
        super.visitLabel(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        release();
        super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        release();
        super.visitIincInsn(index, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        release();
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        release();
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        release();
        super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
}
