package dev.opswarden.dist;

import dev.opswarden.dist.Distribution.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * When a command is killed: every other time at a moment of its whole run, else at one after it first wrote into the
 * state directory. Most of a short run is the start of a JVM, and what matters is the rest.
 */
final class KillMoments {

    /** Some come too late, so that the last moments of a run are not left out. */
    private static final double BEYOND = 1.4;

    private static final double LONGER = 1.5;

    /** What may be expected on a busy machine; how it is here is learned soon. */
    private static final double WHOLE_MILLIS = 2_000;

    private static final double REST_MILLIS = 800;
    private static final long LOOK_MILLIS = 5;

    private final Random random;
    private final Path directory;
    private final Map<String, Double> usual = new HashMap<>();

    KillMoments(Random random, Path directory) {
        this.random = random;
        this.directory = directory;
    }

    /** Starts a command. */
    interface Start {

        Running start() throws IOException;
    }

    /**
     * A command that is dead.
     *
     * @param running the command
     * @param killed whether it was killed; else it had come to its end
     */
    record Dead(Running running, boolean killed) {}

    /**
     * Starts a command and kills it.
     *
     * @param kind what sort of command it is: each takes its own time
     * @param command starts it
     */
    Dead startAndKill(String kind, Start command) throws IOException, InterruptedException {
        boolean whole = random.nextBoolean();
        double share = random.nextDouble() * BEYOND;
        try (WatchService changes = directory.getFileSystem().newWatchService()) {
            directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            Running running = command.start();
            if (whole) {
                return kill(running, kind, WHOLE_MILLIS, share);
            }
            while (running.process().isAlive() && changes.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS) == null) {
                // Not yet.
            }
            return kill(running, kind + " from its first write on", REST_MILLIS, share);
        }
    }

    /**
     * How long it takes depends on what else the machine does: it is learned from those that come to an end, and whoever
     * is killed late takes longer than was thought.
     */
    private Dead kill(Running running, String what, double otherwise, double share) throws InterruptedException {
        double usually = usual.getOrDefault(what, otherwise);
        long start = System.nanoTime();
        boolean ended = running.process().waitFor((long) (share * usually * 1_000), TimeUnit.MICROSECONDS);
        running.process().destroyForcibly().waitFor();
        double took = (System.nanoTime() - start) / 1e6;
        if (ended) {
            usual.put(what, (usually + took) / 2);
        } else if (share > 1) {
            usual.put(what, usually * LONGER);
        }
        return new Dead(running, !ended);
    }
}
