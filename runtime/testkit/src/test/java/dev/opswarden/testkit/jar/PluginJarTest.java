package dev.opswarden.testkit.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.opswarden.spi.InboxSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin sees of the classes around it. */
final class PluginJarTest {

    @TempDir
    Path directory;

    @Test
    void whatTheHostSharesIsTheHosts() throws Exception {
        try (PluginJar jar = PluginJar.open(jarWith(InboxSource.class))) {
            assertSame(InboxSource.class, jar.loader().loadClass(InboxSource.class.getName()));
        }
    }

    @Test
    void whatIsInTheJarIsThePlugins() throws Exception {
        try (PluginJar jar = PluginJar.open(jarWith(SharedPackages.class))) {
            Class<?> own = jar.loader().loadClass(SharedPackages.class.getName());

            assertNotEquals(SharedPackages.class, own);
            assertSame(jar.loader(), own.getClassLoader());
        }
    }

    @Test
    void whatIsInNeitherIsNotFound() throws Exception {
        try (PluginJar jar = PluginJar.open(jarWith(SharedPackages.class))) {
            assertThrows(ClassNotFoundException.class, () -> jar.loader().loadClass(Test.class.getName()));
            assertSame(javax.net.ssl.SSLContext.class, jar.loader().loadClass("javax.net.ssl.SSLContext"));
        }
    }

    @Test
    void theIndexIsReadWithItsRemarks() throws Exception {
        try (PluginJar jar = PluginJar.open(jarWith(SharedPackages.class))) {
            assertEquals(List.of("example.One", "example.Two"), jar.extensionClasses());
        }
    }

    private Path jarWith(Class<?> type) throws Exception {
        Path file = directory.resolve("some.jar");
        String name = type.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            bytes.transferTo(jar);
            jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            jar.write("# written by hand\nexample.One\nexample.Two # the second\n\n".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
