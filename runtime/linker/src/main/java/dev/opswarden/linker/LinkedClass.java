package dev.opswarden.linker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file whose lambdas are classes beside it, in its nest, and whose string concatenations are methods in it.
 *
 * <p>Lambdas that can be serialized, or are more than one interface, stay as they are, and so does everything else that
 * is linked at run time: the methods of records, switches over patterns, constants.
 */
final class LinkedClass {

    private final byte[] bytes;
    private final String nestHost;
    private final List<LambdaClass> made;

    private LinkedClass(byte[] bytes, String nestHost, List<LambdaClass> made) {
        this.bytes = bytes;
        this.nestHost = nestHost;
        this.made = made;
    }

    /** Its class file. */
    byte[] bytes() {
        return bytes;
    }

    /** Internal name of the class that names the members of its nest. */
    String nestHost() {
        return nestHost;
    }

    /** The classes that are its lambdas. */
    List<LambdaClass> made() {
        return made;
    }

    /**
     * Links a class file.
     *
     * @return null where there is nothing to do, or where the class is older than nests (Java 11)
     */
    static @Nullable LinkedClass of(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        Linking linking = new Linking(writer);
        reader.accept(linking, 0);
        boolean isWithoutSites = linking.lambdas.isEmpty() && linking.concatenations.isEmpty();
        if (isWithoutSites || linking.version < Opcodes.V11) {
            return null;
        }
        return new LinkedClass(writer.toByteArray(), linking.nestHost, linking.lambdas);
    }

    /** The same class file, as the host of more classes. */
    static byte[] withMembers(byte[] bytes, List<String> members) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visitEnd() {
                        members.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** Replaces what can be replaced on the way from a reader to a writer. */
    private static final class Linking extends ClassVisitor {

        private final List<LambdaClass> lambdas = new ArrayList<>();
        private final List<Concatenation> concatenations = new ArrayList<>();
        private int version;
        private String name = "";
        private String nestHost = "";
        private boolean isInterface;

        Linking(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int fileVersion,
                int access,
                String className,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            // The upper half says whether it was compiled with a preview of Java.
            version = fileVersion & 0xffff;
            name = className;
            nestHost = className;
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            super.visit(fileVersion, access, className, signature, superName, interfaces);
        }

        @Override
        public void visitNestHost(String host) {
            nestHost = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String methodName,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, methodName, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    if (Concatenation.isMadeBy(bootstrap)) {
                        Concatenation made =
                                new Concatenation("concat$" + concatenations.size(), type, List.of(arguments));
                        concatenations.add(made);
                        visitMethodInsn(Opcodes.INVOKESTATIC, name, made.name(), type, isInterface);
                    } else if (LambdaClass.isMadeBy(bootstrap, name, arguments)) {
                        LambdaClass made = LambdaClass.of(
                                name + "$$Lambda" + lambdas.size(), version, nestHost, called, type, arguments);
                        lambdas.add(made);
                        visitMethodInsn(Opcodes.INVOKESTATIC, made.name(), LambdaClass.FACTORY, type, false);
                    } else {
                        super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                    }
                }
            };
        }

        @Override
        public void visitEnd() {
            for (Concatenation each : concatenations) {
                each.writeTo(cv);
            }
            super.visitEnd();
        }
    }
}
