package dev.opswarden.bench;

import dev.opswarden.engine.digest.DigestContent;
import dev.opswarden.engine.digest.DigestPage;
import dev.opswarden.engine.state.Draft;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How long it takes to write the page, by how many drafts are open. */
public class DigestPages extends EngineBenchmark {

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
