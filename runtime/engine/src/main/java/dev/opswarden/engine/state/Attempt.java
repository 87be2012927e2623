package dev.opswarden.engine.state;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One try of this process to send a draft, from before its intent is written until nothing more can come of it. What a
 * crash leaves behind is told from it by its process, what a time-out leaves behind by its being closed.
 */
public final class Attempt implements AutoCloseable {

    private static final Set<String> UNDER_WAY = ConcurrentHashMap.newKeySet();

    private final String id = UUID.randomUUID().toString();

    private Attempt() {}

    /** Begins one; to be closed whatever becomes of it. */
    public static Attempt begin() {
        Attempt attempt = new Attempt();
        UNDER_WAY.add(attempt.id);
        return attempt;
    }

    /** This process with this attempt. */
    public Owner owner() {
        return Owner.thisProcess(id);
    }

    /** Nothing more comes of it: whoever finds its draft may settle it. */
    @Override
    public void close() {
        UNDER_WAY.remove(id);
    }

    static boolean isUnderWay(String id) {
        return UNDER_WAY.contains(id);
    }
}
