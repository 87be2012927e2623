package dev.opswarden.linker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links the jars of a distribution, in place. */
public final class Linker {

    private Linker() {}

    /**
     * Links every jar in {@code lib/} and {@code plugins/} that has not been linked before.
     *
     * @param args the directory of the distribution
     * @throws IllegalArgumentException if that is not one directory with jars in it
     * @throws UncheckedIOException naming the jar that cannot be read or written
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("expected the directory of a distribution, got " + List.of(args));
        }
        Path distribution = Path.of(args[0]);
        List<Path> jars = new ArrayList<>(jars(distribution.resolve("lib")));
        jars.addAll(jars(distribution.resolve("plugins")));
        for (Path jar : jars) {
            try {
                LinkedJar.link(jar);
            } catch (IOException | RuntimeException e) {
                throw new UncheckedIOException(new IOException("'" + jar + "' cannot be linked: " + e, e));
            }
        }
    }

    private static List<Path> jars(Path directory) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + directory + "' cannot be read: " + e, e);
        }
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("there are no jars in '" + directory + "'");
        }
        return jars;
    }
}
