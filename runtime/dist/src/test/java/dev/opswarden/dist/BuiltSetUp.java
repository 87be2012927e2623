package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it was built, and programs of the system that look at it. */
abstract class BuiltSetUp {

    static final Path BUILT = Path.of(System.getProperty("warden.dist", "")).toAbsolutePath();

    @TempDir
    Path work;

    String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", work.toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        process.getOutputStream().close();
        int status = process.waitFor();
        String said = Files.readString(out);
        assertEquals(0, status, () -> String.join(" ", command) + ": " + said);
        return said;
    }
}
