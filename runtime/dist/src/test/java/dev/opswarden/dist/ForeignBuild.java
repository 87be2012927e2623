package dev.opswarden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Builds a plugin as its author would: with Maven, outside of the project's own build, against the SPI and the test kit as
 * they lie in a local repository. That one is made for the test; what else is needed comes from the usual one behind it.
 */
final class ForeignBuild {

    private static final int LIMIT_MINUTES = 10;

    private final Path work;
    private final Path checkout = Path.of(System.getProperty("warden.checkout", ""));
    private final String version = System.getProperty("warden.version", "");

    ForeignBuild(Path work) throws IOException {
        this.work = work;
        put("warden-runtime", checkout.resolve("pom.xml"), Map.of());
        put("runtime", checkout.resolve("runtime/pom.xml"), Map.of());
        for (String module : List.of("spi", "testkit")) {
            Path directory = checkout.resolve("runtime").resolve(module);
            String name = "warden-" + module;
            Path jar = directory.resolve("target").resolve(name + "-" + version + ".jar");
            put(name, directory.resolve("pom.xml"), Map.of(".jar", jar));
        }
    }

    /**
     * Builds a copy of an example, tests and all.
     *
     * @param example its directory in {@code docs/examples}
     * @return the jar
     */
    Path build(String example) throws IOException, InterruptedException {
        Path copy = work.resolve(example);
        copy(checkout.resolve("docs/examples").resolve(example), copy);
        // Offline where all that it needs is there; a first build fetches it.
        if (maven(copy, true) != 0 && maven(copy, false) != 0) {
            throw new AssertionError("it does not build:\n" + Files.readString(work.resolve("build.log")));
        }
        try (Stream<Path> jars = Files.list(copy.resolve("target"))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .filter(jar -> !jar.getFileName().toString().startsWith("original-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int maven(Path project, boolean offline) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                checkout.resolve("mvnw").toString(),
                "--batch-mode",
                "--quiet",
                "-f",
                project.resolve("pom.xml").toString(),
                "-Dmaven.repo.local=" + work.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("warden.repository", ""),
                "verify"));
        if (offline) {
            command.add(1, "--offline");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("build.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("MAVEN_OPTS");
        builder.environment().remove("MAVEN_ARGS");
        Process process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the build did not end:\n" + Files.readString(work.resolve("build.log")));
        }
        return process.exitValue();
    }

    private void put(String artifact, Path pom, Map<String, Path> files) throws IOException {
        Path directory =
                work.resolve("repository/dev/opswarden").resolve(artifact).resolve(version);
        Files.createDirectories(directory);
        Files.copy(pom, directory.resolve(artifact + "-" + version + ".pom"));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Files.copy(file.getValue(), directory.resolve(artifact + "-" + version + file.getKey()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path relative = from.relativize(path);
                if (!relative.startsWith("target")) {
                    Files.copy(path, to.resolve(relative.toString()));
                }
            }
        }
    }
}
