package dev.opswarden.bench;

import dev.opswarden.spi.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many messages the rules decide in a second, once they are warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
// One core: the collector of memory and the compiler get no other.
@Fork(value = 1, jvmArgs = "-XX:ActiveProcessorCount=1")
public class RuleThroughput {

    private static final int MESSAGES = 10_000;

    /** How many rules are in force. */
    @Param({"20", "200", "1000"})
    public int rules;

    private Path directory = Path.of("");
    private List<Message> messages = List.of();
    private RulesUnderTest brain = new RulesUnderTest(directory);

    /** Compiles the rules, and makes the messages. */
    @Setup
    public void load() throws IOException {
        directory = Files.createTempDirectory("warden-bench");
        SyntheticRules.write(directory.resolve("rules"), rules);
        messages = SyntheticMessages.some(MESSAGES, rules);
        brain = new RulesUnderTest(directory);
        if (brain.rules() != rules) {
            throw new IllegalStateException(brain.rules() + " rules are in force, not " + rules);
        }
    }

    /** Decides all of them, one after another, as a tick does. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void decide(Blackhole decided) {
        for (Message message : messages) {
            decided.consume(brain.decide(message));
        }
    }

    /** Leaves nothing behind. */
    @TearDown
    public void clear() {
        Folders.delete(directory);
    }
}
