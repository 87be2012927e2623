package dev.opswarden.bench;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.triage.TriageResult;
import dev.opswarden.engine.triage.TriageRun;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** How long the engine takes to ask two brains about each message, the first of which defers. */
public class TriageOfMany extends EngineBenchmark {

    /** How many messages. */
    @Param({"200", "10000"})
    public int messages;

    private final Vertx vertx = Vertx.vertx();
    private List<Message> asked = List.of();

    /** Makes the messages. */
    @Setup
    public void make() {
        asked = SyntheticMessages.some(messages, 20);
    }

    /** All of them. */
    @Benchmark
    public TriageResult triage() throws ExecutionException, InterruptedException {
        TriageRun run = new TriageRun(
                vertx,
                asked,
                List.of(
                        new Saying("first", Triage.defer("knows nothing")),
                        new Saying("second", Triage.fyi("is only to be known"))),
                Duration.ofMinutes(5),
                () -> true,
                decided -> {},
                new Redactor(Clock.systemUTC()));
        run.run().toCompletionStage().toCompletableFuture().get();
        TriageResult result = run.close();
        if (result.verdicts().size() != messages) {
            throw new IllegalStateException(result.verdicts().size() + " of " + messages + " were decided");
        }
        return result;
    }

    /** Ends its threads. */
    @TearDown
    public void close() {
        vertx.close().await();
    }

    /** A brain that says the same of every message. */
    private record Saying(String id, Triage answer) implements Brain {

        @Override
        public Future<Triage> triage(Message message) {
            return Future.succeededFuture(answer);
        }
    }
}
