package dev.opswarden.engine.tick;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody wants the tick to end: what is decided is stored, nothing new is begun. */
public final class Interruption {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /**
     * Asks the tick to end; the first reason stands.
     *
     * @param why in a few words, for the report
     */
    public void request(String why) {
        reason.compareAndSet(null, why);
    }

    /** Why the tick should end, if it should. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }
}
