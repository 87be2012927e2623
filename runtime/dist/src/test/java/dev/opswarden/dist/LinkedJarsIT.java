package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The jars of the distribution have lambdas made into classes (ADR 18). */
final class LinkedJarsIT {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("warden.dist", ""));

    private static final String SUFFIX = ".class";

    static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>(jarsIn("lib"));
        jars.addAll(jarsIn("plugins"));
        return jars;
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyJarSaysThatItIsNotAsItsProjectReleasedIt(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertTrue(
                    file.getManifest().getMainAttributes().getValue("Modified").contains("lambdas"));
        }
    }

    @ParameterizedTest
    @MethodSource("jars")
    void everyClassPassesTheVerifierOfTheJvm(Path jar) throws IOException {
        List<String> refused = new ArrayList<>();
        int linked = 0;
        try (JarFile file = new JarFile(jar.toFile());
                URLClassLoader loader = loader(jar)) {
            for (String name : file.stream().map(entry -> entry.getName()).toList()) {
                if (!name.endsWith(SUFFIX) || name.startsWith("META-INF/") || name.endsWith("module-info.class")) {
                    continue;
                }
                try {
                    // Asked for its methods a class is linked, and verified; nothing in it is run.
                    Class<?> asked = Class.forName(
                            name.replace('/', '.').substring(0, name.length() - SUFFIX.length()), false, loader);
                    assertNotNull(asked.getDeclaredMethods());
                    linked++;
                } catch (NoClassDefFoundError | ClassNotFoundException | TypeNotPresentException e) {
                    // Belongs to something that is used where it is there, and is not there.
                } catch (LinkageError e) {
                    refused.add(name + ": " + e);
                }
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(linked > 0, jar.toString());
    }

    /** The two that every tick needs: a lambda left in them is met in every run. */
    @Test
    void theEngineAndTheInboxLeaveNoLambdaToTheRun() throws IOException {
        for (Path jar : List.of(jar("lib", "warden-engine-"), jar("plugins", "hub-inbox-"))) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().endsWith(SUFFIX)) {
                        List<String> left = callSites(file.getInputStream(entry).readAllBytes());
                        assertEquals(List.of(), left, jar + ": " + entry);
                    }
                }
            }
        }
    }

    /** What links the call sites of a class when they are met first, but for the methods that records are given. */
    private static List<String> callSites(byte[] bytes) {
        List<String> found = new ArrayList<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitInvokeDynamicInsn(String called, String type, Handle by, Object... arguments) {
                        if (!by.getOwner().equals("java/lang/runtime/ObjectMethods")) {
                            found.add(name + " by " + by.getOwner() + "." + by.getName());
                        }
                    }
                };
            }
        };
        new ClassReader(bytes).accept(visitor, 0);
        return found;
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(jar.toUri().toURL());
        for (Path each : jarsIn("lib")) {
            urls.add(each.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    private static Path jar(String folder, String prefix) throws IOException {
        return jarsIn(folder).stream()
                .filter(jar -> jar.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> jarsIn(String folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(DISTRIBUTION.resolve(folder), "*.jar")) {
            files.forEach(jars::add);
        }
        return jars;
    }
}
