package dev.opswarden.bench;

import dev.opswarden.engine.draft.Drafting;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.state.Updated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** How long it takes to read the state, and to store one more decision in it, by how many drafts it keeps. */
public class StateFiles extends EngineBenchmark {

    /** How many drafts are kept. */
    @Param({"10", "10000"})
    public int drafts;

    private Path directory = Path.of("");
    private List<Draft> one = List.of();

    /** Stores them. */
    @Setup
    public void store() throws IOException {
        directory = Files.createTempDirectory("warden-bench");
        List<Draft> all = SyntheticDrafts.some(drafts + 1);
        one = all.subList(drafts, drafts + 1);
        store(all.subList(0, drafts));
    }

    /** Reads the state, as each command does. */
    @Benchmark
    public Loaded read() {
        return StateStore.readOnly(directory.resolve("state")).read();
    }

    /** Stores a decision again: the file is read, written whole, and flushed to the disk. */
    @Benchmark
    public Updated storeOne() {
        return store(one);
    }

    private Updated store(List<Draft> decided) {
        Drafting drafting = SyntheticDrafts.drafting();
        return StateStore.open(directory.resolve("state"), Clock.systemUTC())
                .update(state -> drafting.store(state, decided));
    }

    /** Leaves nothing behind. */
    @TearDown
    public void clear() {
        Folders.delete(directory);
    }
}
