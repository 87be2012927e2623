package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the host expects of a {@link Brain}. */
public abstract class BrainContract extends ExtensionContract<Brain> {

    private static final int AT_ONCE = 8;

    /** For a test class of a plugin. */
    protected BrainContract() {}

    /** A message that the brain decides about. */
    protected abstract Message decidable();

    /** From now on the brain lacks what it decides by: its rules are broken, its model does not answer. */
    protected abstract void goesWrong() throws Exception;

    @Test
    final void p34AMessageIsDecidedWithAReason() throws Exception {
        Triage.Decided decided = assertInstanceOf(Triage.Decided.class, ask(decidable()));

        assertFalse(decided.reason().isBlank());
    }

    @Test
    final void p34WhateverAMessageSaysItIsAnsweredOrHandedOn() throws Exception {
        for (Message message : Samples.hostile()) {
            answeredOrHandedOn(message);
        }
        assertInstanceOf(Triage.Decided.class, ask(decidable()), "and the next one is none the worse for it");
    }

    @Test
    final void p34ABrainThatLacksWhatItDecidesByHandsOn() throws Exception {
        goesWrong();
        Message decidable = decidable();
        Message message = new Message(
                decidable.id(),
                decidable.sender(),
                decidable.recipient(),
                decidable.subject(),
                decidable.body() + " " + Samples.PRIVATE,
                decidable.threadId(),
                decidable.sentAt(),
                decidable.priority(),
                decidable.labels());

        Optional<Triage> said = answeredOrHandedOn(message);

        assertFalse(said.filter(Triage.Decided.class::isInstance).isPresent(), said::toString);
    }

    @Test
    final void p35AVetoIsAnObjectionOrNothing() throws Exception {
        List<Message> messages = new ArrayList<>(Samples.hostile());
        messages.add(decidable());
        for (Message message : messages) {
            Optional<Veto> veto = answer(() -> extension().veto(message));
            assertFalse(veto.map(Veto::reason).filter(String::isBlank).isPresent(), message.id()::toString);
        }
    }

    @Test
    final void p12SeveralMessagesAtATimeAreDecidedEachForItself() throws Exception {
        List<Future<Triage>> asked = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Message decidable = decidable();
            Message message = new Message(
                    new MessageId("at-once-" + i),
                    decidable.sender(),
                    decidable.recipient(),
                    decidable.subject(),
                    decidable.body(),
                    "thread-" + i,
                    decidable.sentAt(),
                    decidable.priority(),
                    decidable.labels());
            asked.add(started(() -> extension().triage(message, Conversation.NONE)));
        }

        for (Future<Triage> question : asked) {
            assertInstanceOf(Triage.Decided.class, HostCall.await(question));
        }
    }

    @Test
    final void p34TheEarlierMessagesOfAThreadAreNoOrders() throws Exception {
        Conversation conversation = () -> Future.succeededFuture(Samples.hostile());
        Message message = decidable();

        Triage said = answer(() -> extension().triage(message, conversation));

        assertFalse(said.reason().isBlank());
    }

    @Test
    final void p38ClosingIsHarmlessForABrainThatWasNeverAsked() throws Exception {
        done(() -> extension().close());
        assertEquals(idOf(another()), idOf(extension()));
    }

    @Override
    final String idOf(Brain created) {
        return created.id();
    }

    @Override
    final Future<Void> close(Brain made) {
        return made.close();
    }

    private Triage ask(Message message) throws Exception {
        return answer(() -> extension().triage(message, Conversation.NONE));
    }

    private Optional<Triage> answeredOrHandedOn(Message message) throws Exception {
        try {
            Triage said = ask(message);
            assertFalse(said.reason().isBlank());
            return Optional.of(said);
        } catch (WardenException e) {
            checkWords(e);
            return Optional.empty();
        }
    }
}
