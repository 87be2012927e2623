package dev.opswarden.dist;

import java.util.ArrayList;
import java.util.List;

/** What is counted while commands are killed. */
final class KillFigures {

    private final long seed;
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private int kills;
    private int inMidRun;
    private int halfway;
    private int inMidSending;
    private int messages;
    private int replies;

    KillFigures(long seed) {
        this.seed = seed;
    }

    /**
     * A run was to be killed.
     *
     * @param alive whether it was still running then
     */
    void killed(boolean alive) {
        kills++;
        inMidRun += alive ? 1 : 0;
    }

    /** The run that was killed had written something already, here or at the hub. */
    void halfway() {
        halfway++;
    }

    /** A reply was on its way when its run was killed: nobody knew what became of it. */
    void inMidSending() {
        inMidSending++;
    }

    void hold(int messagesAtTheHub, int repliesAtTheHub) {
        messages = messagesAtTheHub;
        replies = repliesAtTheHub;
    }

    void unreadable(String what) {
        unreadable.add(after(what));
    }

    void lost(String what) {
        lost.add(after(what));
    }

    void twice(String what) {
        twice.add(after(what));
    }

    private String after(String what) {
        return "kill " + kills + ": " + what;
    }

    /** All that should not have been. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(unreadable);
        faults.addAll(lost);
        faults.addAll(twice);
        return faults;
    }

    @Override
    public String toString() {
        return """
                runs %d, killed in mid-run %d, of these after the first write %d, with a reply on its way %d (seed %d)
                messages %d, replies %d
                %d unreadable, %d lost, %d twice""".formatted(
                        kills,
                        inMidRun,
                        halfway,
                        inMidSending,
                        seed,
                        messages,
                        replies,
                        unreadable.size(),
                        lost.size(),
                        twice.size());
    }
}
