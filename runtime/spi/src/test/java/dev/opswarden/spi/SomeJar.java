package dev.opswarden.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Jars to compare, in memory. */
final class SomeJar {

    private SomeJar() {}

    /** The SPI as it was compiled. */
    static byte[] ofTheSpi() throws IOException, URISyntaxException {
        return ofTheSpiWithout(Set.of());
    }

    /** The same, as if some of its classes had been taken away. */
    static byte[] ofTheSpiWithout(Set<String> simpleNames) throws IOException, URISyntaxException {
        Path classes = Path.of(SpiVersion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return packed(classes, simpleNames);
    }

    /**
     * A source, compiled.
     *
     * @param work an empty directory
     * @param source of a public type {@code Source}, with what is to be compared in it
     */
    static byte[] of(Path work, String source) throws IOException {
        Path file = Files.writeString(work.resolve("Source.java"), source);
        Path classes = Files.createDirectory(work.resolve("classes"));
        String[] arguments = {"-proc:none", "-cp", classes.toString(), "-d", classes.toString(), file.toString()};
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
            throw new IllegalStateException("does not compile: " + source);
        }
        return packed(classes, Set.of());
    }

    private static byte[] packed(Path classes, Set<String> without) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files(classes)) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !without.contains(name.substring(0, name.length() - 6))) {
                    zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    zip.write(Files.readAllBytes(file));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
