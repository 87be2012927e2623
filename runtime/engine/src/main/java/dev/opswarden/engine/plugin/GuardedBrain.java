package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import io.vertx.core.Future;
import java.util.Optional;

/** A brain as the host sees it, behind its guard. */
record GuardedBrain(Guard<Brain> guard) implements Brain {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Triage> triage(Message message) {
        return guard.ask("triage", extension -> extension.triage(message));
    }

    @Override
    public Future<Triage> triage(Message message, Conversation conversation) {
        return guard.ask("triage", extension -> extension.triage(message, conversation));
    }

    @Override
    public Future<Optional<Veto>> veto(Message message) {
        return guard.ask("veto", extension -> extension.veto(message));
    }

    @Override
    public Future<Void> close() {
        return guard.tell("close", extension -> extension.close());
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
