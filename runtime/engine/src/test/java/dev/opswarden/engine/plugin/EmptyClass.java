package dev.opswarden.engine.plugin;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a class without anything in it, of whatever name and version. */
final class EmptyClass {

    private static final int JAVA_17 = 61;

    private EmptyClass() {}

    static byte[] named(String packageName, String simpleName) {
        return named(packageName, simpleName, JAVA_17);
    }

    static byte[] named(String packageName, String simpleName, int version) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeShort(0);
            out.writeShort(version);
            out.writeShort(5);
            out.writeByte(1);
            out.writeUTF(packageName.replace('.', '/') + "/" + simpleName);
            out.writeByte(7);
            out.writeShort(1);
            out.writeByte(1);
            out.writeUTF("java/lang/Object");
            out.writeByte(7);
            out.writeShort(3);
            // public super, this, Object; no interfaces, fields, methods, attributes
            for (int word : new int[] {0x21, 2, 4, 0, 0, 0, 0}) {
                out.writeShort(word);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
