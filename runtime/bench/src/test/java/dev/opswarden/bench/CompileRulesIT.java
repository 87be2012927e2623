package dev.opswarden.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rules compile within a bound of memory, in a process that has no more than that. */
final class CompileRulesIT {

    /** Half a minute on a quiet machine; what takes this long is stuck. */
    private static final long LIMIT_MINUTES = 10;

    @Test
    void aThousandRulesCompileWithinAGigabyte() throws IOException, InterruptedException {
        Process compiling = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("benchmarks.jar"),
                        CompileRules.class.getName(),
                        "1000")
                .redirectErrorStream(true)
                .start();
        compiling.getOutputStream().close();
        boolean ended = compiling.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            compiling.destroyForcibly();
        }
        String said = new String(compiling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(ended, said);
        assertEquals(0, compiling.exitValue(), said);
        assertTrue(said.contains("rules=1000 "), said);
    }
}
