package dev.opswarden.bench;

import dev.opswarden.engine.digest.DigestContent;
import dev.opswarden.engine.digest.DigestPage;
import dev.opswarden.engine.state.Draft;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to write the page, by how many drafts are open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DigestPages {

    /** How many drafts are open. */
    @Param({"20", "10000"})
    public int drafts;

    private List<Draft> open = List.of();

    /** Makes the drafts. */
    @Setup
    public void make() {
        open = SyntheticDrafts.some(drafts);
    }

    /** The page. */
    @Benchmark
    public String page() {
        return DigestPage.of(new DigestContent(
                "ops-warden",
                SyntheticDrafts.TICK,
                SyntheticDrafts.NOW,
                ZoneOffset.UTC,
                new DigestContent.Counts(drafts, drafts),
                0,
                List.of(),
                List.of(),
                open,
                Set.of(SyntheticDrafts.TICK)));
    }
}
