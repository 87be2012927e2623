package dev.opswarden.linker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

final class LinkedJarTest {

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void compile() throws Exception {
        Path source = directory.resolve("Sample.java");
        try (InputStream in = LinkedJarTest.class.getResourceAsStream("Sample.java.txt")) {
            Files.write(source, in.readAllBytes());
        }
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-nowarn", "-d", classes.toString(), source.toString());
        assertEquals(0, status);
        jar = jarOf(classes, "sample.jar");
    }

    @Test
    void aLinkedClassDoesWhatItDidBefore() throws Exception {
        List<String> before = run();
        LinkedJar.link(jar);
        assertEquals(before, run());
        assertTrue(before.size() > 35, before.toString());
    }

    @Test
    void nothingButWhatCanBeSerializedIsLeftToTheRun() throws Exception {
        assertTrue(callSites().size() > 50, callSites().toString());
        LinkedJar.link(jar);
        List<String> left = callSites();
        left.removeIf(each -> each.startsWith("java/lang/runtime/ObjectMethods"));
        // What is deserialized again is made by lambdas too, of the same kind.
        assertEquals(
                List.of("java/lang/invoke/LambdaMetafactory.altMetafactory"),
                left.stream().distinct().toList());
    }

    @Test
    void aJarIsLinkedOnceAndSaysSo() throws Exception {
        LinkedJar.link(jar);
        byte[] once = Files.readAllBytes(jar);
        LinkedJar.link(jar);
        assertArrayEquals(once, Files.readAllBytes(jar));
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes main = file.getManifest().getMainAttributes();
            assertTrue(main.getValue(LinkedJar.NOTICE).contains("lambdas"), main.toString());
            assertEquals("kept", main.getValue("Something-Else"));
        }
    }

    @Test
    void theSameJarIsLinkedToTheSameBytes() throws Exception {
        Path copy = Files.copy(jar, directory.resolve("copy.jar"));
        LinkedJar.link(jar);
        LinkedJar.link(copy);
        assertArrayEquals(Files.readAllBytes(jar), Files.readAllBytes(copy));
    }

    @Test
    void aSignedJarIsLeftAsItIs() throws Exception {
        Files.writeString(
                Files.createDirectories(directory.resolve("classes/META-INF")).resolve("X.SF"), "signed");
        Path signed = jarOf(directory.resolve("classes"), "signed.jar");
        byte[] before = Files.readAllBytes(signed);
        LinkedJar.link(signed);
        assertArrayEquals(before, Files.readAllBytes(signed));
    }

    /** The JVM of another version would find a nest host that does not know its new members. */
    @Test
    void aNestWithAHostForAnotherJavaIsLeftAsItIs() throws Exception {
        Path classes = directory.resolve("classes");
        Path versions = Files.createDirectories(classes.resolve("META-INF/versions/21"));
        Files.copy(classes.resolve("Sample.class"), versions.resolve("Sample.class"));
        jar = jarOf(classes, "versions.jar");
        int before = callSites().size();
        LinkedJar.link(jar);
        assertEquals(before, callSites().size());
    }

    @Test
    void aClassOlderThanNestsIsLeftAsItIs() throws Exception {
        Path source = Files.writeString(
                directory.resolve("Old.java"), "class Old { Runnable r() { return () -> hashCode(); } }");
        Path classes = Files.createDirectory(directory.resolve("old"));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "8",
                                "-Xlint:-options",
                                "-d",
                                classes.toString(),
                                source.toString()));
        jar = jarOf(classes, "old.jar");
        LinkedJar.link(jar);
        assertEquals(List.of("java/lang/invoke/LambdaMetafactory.metafactory"), callSites());
    }

    @SuppressWarnings("unchecked")
    private List<String> run() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            return (List<String>) loader.loadClass("Sample").getMethod("run").invoke(null);
        }
    }

    /** The methods that link what the classes of the jar leave to be linked at run time. */
    private List<String> callSites() throws IOException {
        List<String> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        new ClassReader(in).accept(new CallSites(found), 0);
                    }
                }
            }
        }
        return found;
    }

    private Path jarOf(Path classes, String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Something-Else", "kept");
        Path made = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(made), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        assertFalse(Files.size(made) == 0);
        return made;
    }

    private static final class CallSites extends ClassVisitor {

        private final List<String> found;

        CallSites(List<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    found.add(bootstrap.getOwner() + "." + bootstrap.getName());
                }
            };
        }
    }
}
