package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An installation whose JDK only writes down how it is called, and the launcher as a process. */
abstract class StartupArchiveSetUp {

    @TempDir
    Path work;

    Path installed;
    ScriptedJdk jdk;
    final Map<String, String> environment = new HashMap<>();

    /** An installation as the launcher sees it: itself, and jars that it never opens. */
    @BeforeEach
    void install() throws IOException {
        installed = work.resolve("installed here");
        Path built = Path.of(System.getProperty("warden.dist", ""));
        for (String folder : List.of("bin", "lib", "plugins")) {
            Files.createDirectories(installed.resolve(folder));
        }
        Files.copy(built.resolve("bin/warden-runtime"), installed.resolve("bin/warden-runtime"));
        Files.copy(built.resolve("lib/startup.sh"), installed.resolve("lib/startup.sh"));
        Files.writeString(installed.resolve("lib/warden-runtime.jar"), "jar");
        Files.writeString(installed.resolve("lib/library.jar"), "jar");
        Files.writeString(installed.resolve("plugins/plugin.jar"), "jar");
        Files.createDirectory(work.resolve("home"));
        jdk = new ScriptedJdk(work.resolve("jdk"), "17.0.15");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", work.resolve("home").toString());
        environment.put("JAVA_HOME", jdk.home().toString());
    }

    Optional<String> taken(String command) throws Exception {
        return taken(jdk, command);
    }

    /** The option by which the program was given an archive, if it was; the launcher itself says nothing. */
    Optional<String> taken(ScriptedJdk with, String command) throws Exception {
        with.runs();
        assertEquals(new Ran(0, "", ""), launch(command));
        List<String> runs = with.runs();
        assertEquals(1, runs.size(), runs.toString());
        String line = runs.get(0);
        int option = Math.max(line.indexOf("-XX:SharedArchiveFile="), line.indexOf("-XX:AOTCache="));
        return option < 0 ? Optional.empty() : Optional.of(line.substring(option, line.indexOf(".jsa", option) + 4));
    }

    Ran launch(String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out-", ".txt");
        Path err = Files.createTempFile(work, "err-", ".txt");
        int status = process(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(status, Files.readString(out), Files.readString(err));
    }

    ProcessBuilder process(String command) {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", installed.resolve("bin/warden-runtime").toString(), command)
                .directory(work.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    Path cache() {
        return work.resolve("home/.cache/ops-warden/startup");
    }

    static Path onlyArchive(Path directory) throws IOException {
        List<String> archives = archives(directory);
        assertEquals(1, archives.size(), archives.toString());
        return directory.resolve(archives.get(0));
    }

    static List<String> archives(Path directory) throws IOException {
        return names(directory).stream().filter(name -> name.endsWith(".jsa")).toList();
    }

    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
