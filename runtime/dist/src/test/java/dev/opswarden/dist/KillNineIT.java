package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ticks, approvals and dismissals of the distribution, killed at random moments. {@code -Dwarden.kills} says how many,
 * {@code -Dwarden.seed} repeats a run's choices; {@code runtime/reliability/kill-9.sh} runs it with many.
 */
class KillNineIT {

    @TempDir
    Path work;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whateverIsKilledWheneverNothingIsUnreadableLostOrSentTwice() throws Exception {
        int kills = Integer.getInteger("warden.kills", 40);
        long seed = Long.getLong("warden.seed", System.nanoTime());

        KillFigures figures = new KillNine(seed, work).run(kills);

        System.out.println(figures);
        Path report = Path.of(System.getProperty("warden.dist", "")).resolveSibling("kill-9.txt");
        Files.writeString(report, figures + "\n");
        assertEquals(List.of(), figures.faults(), figures::toString);
    }
}
