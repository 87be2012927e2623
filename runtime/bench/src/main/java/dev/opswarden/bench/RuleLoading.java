package dev.opswarden.bench;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the first question to the rules takes in a fresh process, from reading the directory to the decision: with
 * the compiled rules in the cache, and without. The process runs as the launcher starts it, but without the archive of
 * classes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 10,
        jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms32m", "-Xmx1g"})
public class RuleLoading {

    /** How many rules there are. */
    @Param({"20", "200", "1000"})
    public int rules;

    /** Whether an earlier process compiled them. */
    @Param({"true", "false"})
    public boolean cached;

    private Path directory = Path.of("");
    private Message message = SyntheticMessages.some(1, 1).get(0);

    /** Another process compiles, so that this one has seen no class of the compiler. */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        directory = Files.createTempDirectory("warden-bench");
        SyntheticRules.write(directory.resolve("rules"), rules);
        if (cached) {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx1g",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CompileRules.class.getName(),
                            Integer.toString(rules),
                            directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("compiling ended with " + status);
            }
        }
    }

    /** Asks about one message. */
    @Benchmark
    public Triage firstDecision() {
        return new RulesUnderTest(directory).decide(message);
    }

    /** Leaves nothing behind. */
    @TearDown
    public void clear() {
        Folders.delete(directory);
    }
}
