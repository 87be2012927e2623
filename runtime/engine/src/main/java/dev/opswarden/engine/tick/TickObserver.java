package dev.opswarden.engine.tick;

/** Watches a tick, for a person at a terminal. Called on the threads of the tick: it returns at once. */
public interface TickObserver {

    /** Nobody watches. */
    TickObserver NONE = new TickObserver() {};

    /** A stage begins. */
    default void stageStarted(StageName name) {}

    /** A stage ended, or was skipped. */
    default void stageEnded(StageReport report) {}

    /** That many of the new messages are decided. */
    default void decided(int done, int total) {}
}
