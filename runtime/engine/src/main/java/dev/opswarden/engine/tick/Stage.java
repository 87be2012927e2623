package dev.opswarden.engine.tick;

import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One stage of a tick: a name, a limit, what it does, and how it tells what it did.
 *
 * @param name which stage it is
 * @param limit how long it may run
 * @param body what it does
 * @param detail what its result comes to, in one line
 */
record Stage<T>(StageName name, Duration limit, Supplier<Future<T>> body, Function<T, String> detail) {

    /**
     * Runs the stage within its limit and reports how it ended; what its failure means is for the pipeline to say.
     *
     * @param report told once, before the future completes
     */
    Future<T> run(Consumer<StageReport> report) {
        long start = System.nanoTime();
        return Limit.run(name.label(), limit, body)
                .onSuccess(result -> report.accept(ended(StageReport.Status.OK, start, detail.apply(result))))
                .onFailure(failure -> report.accept(ended(statusOf(failure), start, reasonOf(failure))));
    }

    private StageReport ended(StageReport.Status status, long start, String said) {
        Duration shown = limit.isNegative() ? Duration.ZERO : limit;
        return new StageReport(name, status, Duration.ofNanos(System.nanoTime() - start), shown, said);
    }

    private static StageReport.Status statusOf(Throwable failure) {
        return failure instanceof WardenException known && known.kind() == ErrorKind.TIMEOUT
                ? StageReport.Status.TIMEOUT
                : StageReport.Status.FAILED;
    }

    /** What a failure comes to in one line; a defect is called one. */
    static String reasonOf(Throwable failure) {
        if (failure instanceof TickEnd end) {
            return Secrets.hide(end.reason());
        }
        return Secrets.hide(failure instanceof WardenException known ? known.getMessage() : "a defect: " + failure);
    }
}
