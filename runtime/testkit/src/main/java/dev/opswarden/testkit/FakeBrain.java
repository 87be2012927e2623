package dev.opswarden.testkit;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A brain that answers what a test says. */
public final class FakeBrain implements Brain {

    private final String id;
    private final Function<Message, Future<Triage>> triage;
    private final Function<Message, Future<Optional<Veto>>> veto;
    private final List<Message> asked = new CopyOnWriteArrayList<>();

    private FakeBrain(
            String id, Function<Message, Future<Triage>> triage, Function<Message, Future<Optional<Veto>>> veto) {
        this.id = id;
        this.triage = triage;
        this.veto = veto;
    }

    /** A brain that answers by this function and never objects. */
    public static FakeBrain answering(String id, Function<Message, Future<Triage>> triage) {
        return new FakeBrain(id, triage, message -> Future.succeededFuture(Optional.empty()));
    }

    /** A brain that says the same of every message. */
    public static FakeBrain saying(String id, Triage answer) {
        return answering(id, message -> Future.succeededFuture(answer));
    }

    /** The same brain, which objects by this function. */
    public FakeBrain objecting(Function<Message, Future<Optional<Veto>>> objection) {
        return new FakeBrain(id, triage, objection);
    }

    /** The messages that it was asked to triage. */
    public List<Message> asked() {
        return asked;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Future<Triage> triage(Message message) {
        asked.add(message);
        return triage.apply(message);
    }

    @Override
    public Future<Optional<Veto>> veto(Message message) {
        return veto.apply(message);
    }
}
