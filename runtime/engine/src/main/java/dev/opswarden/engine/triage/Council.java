package dev.opswarden.engine.triage;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The brains in their order, and how one message is decided among them (contract, section 3). */
final class Council {

    private final List<BrainDesk> desks = new ArrayList<>();
    private final Map<String, String> defects = new ConcurrentHashMap<>();
    private final Map<MessageId, Comparison> comparisons = new ConcurrentHashMap<>();
    private Function<Message, Conversation> conversations = message -> Conversation.NONE;
    private boolean everybody;

    Council(List<Brain> brains, Duration limit) {
        long start = System.nanoTime();
        Supplier<Duration> elapsed = () -> Duration.ofNanos(System.nanoTime() - start);
        List<Duration> shares = Shares.of(limit, brains.size());
        for (int i = 0; i < brains.size(); i++) {
            desks.add(new BrainDesk(brains.get(i), shares.get(i), elapsed));
        }
    }

    /** Lets brains ask what was said before a message. */
    void knows(Function<Message, Conversation> found) {
        conversations = found;
    }

    /** Has every brain asked, also when one has decided, so that they can be compared. */
    void askEverybody() {
        everybody = true;
    }

    /** What everybody said of a message, if everybody was asked. */
    Optional<Comparison> comparison(MessageId id) {
        return Optional.ofNullable(comparisons.get(id));
    }

    /** The verdict on one message and how it came about. */
    record Answer(Verdict verdict, List<Fallback> fallbacks) {

        /** The same without what a brain should not have said. */
        Answer redacted(Redactor redactor) {
            return new Answer(
                    new Verdict(
                            verdict.message(),
                            redactor.decision(verdict.decided()),
                            verdict.brain(),
                            verdict.provisional()),
                    fallbacks.stream()
                            .map(each ->
                                    new Fallback(each.messageId(), each.from(), each.to(), redactor.line(each.why())))
                            .toList());
        }
    }

    /** Decides one message: vetoes first, then the brains in order, then the engine. Never fails. */
    Future<Answer> decide(Message message) {
        Hearing hearing = new Hearing(message, desks.stream().map(BrainDesk::id).toList());
        return askForVeto(hearing, 0)
                .compose(over -> over ? Future.succeededFuture(true) : askForDecision(hearing, 0))
                .map(over -> {
                    if (everybody) {
                        comparisons.put(message.id(), hearing.comparison());
                    }
                    return hearing.answer();
                });
    }

    /** What went wrong in a brain that was no trouble from outside: its own defect, a line each. */
    List<String> defects() {
        return defects.values().stream().sorted().toList();
    }

    private Future<Boolean> askForVeto(Hearing hearing, int i) {
        if (i == desks.size()) {
            return Future.succeededFuture(false);
        }
        BrainDesk desk = desks.get(i);
        return desk.veto(hearing.message()).transform(asked -> {
            if (asked.failed()) {
                hearing.failed(desk.id(), why(desk, asked.cause()));
            } else if (asked.result().isPresent()) {
                hearing.vetoed(desk.id(), asked.result().get());
            }
            if (hearing.isDecided() && !everybody) {
                return Future.succeededFuture(true);
            }
            return askForVeto(hearing, i + 1);
        });
    }

    private Future<Boolean> askForDecision(Hearing hearing, int i) {
        if (i == desks.size()) {
            return Future.succeededFuture(false);
        }
        BrainDesk desk = desks.get(i);
        if (hearing.hasFailed(desk.id()) || hearing.hasVetoed(desk.id())) {
            return askForDecision(hearing, i + 1);
        }
        return desk.triage(hearing.message(), conversations.apply(hearing.message()))
                .transform(asked -> {
                    if (asked.failed()) {
                        hearing.failed(desk.id(), why(desk, asked.cause()));
                    } else {
                        hearing.said(desk.id(), asked.result());
                    }
                    if (hearing.isDecided() && !everybody) {
                        return Future.succeededFuture(true);
                    }
                    return askForDecision(hearing, i + 1);
                });
    }

    private String why(BrainDesk desk, Throwable failure) {
        if (failure instanceof WardenException known && known.kind() != ErrorKind.INTERNAL) {
            return known.getMessage();
        }
        String defect = "brain " + desk.id() + " failed with " + failure
                + ", which is a defect of the brain; its messages went to the next one";
        defects.putIfAbsent(desk.id(), defect);
        return "failed with " + failure;
    }
}
