package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeNotifier;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Extensions that break one rule each: the contract fails, and by the test that cites this rule. */
final class FaultsTest {

    private static final CountDownLatch OVER = new CountDownLatch(1);

    @Test
    void aSourceThatMarksWhatItReads() {
        assertEquals(Set.of("p22ReadingWritesNothing"), failed(Marking.class));
    }

    @Test
    void aSourceWhoseTroubleIsAFailure() {
        assertEquals(Set.of("p23TroubleIsAnAnswerAndNoFailure"), failed(Unwell.class));
    }

    @Test
    void aSourceThatStopsAtWhatIsBroken() {
        assertEquals(
                Set.of("p22ReadingWritesNothing", "p25WhatCannotBeAMessageIsRejectedAndTheRestGoesOn"),
                failed(Stopping.class));
    }

    @Test
    void aSourceThatTakesSilenceForAbsence() {
        assertEquals(Set.of("p27OnlyAMessageThatIsNotThereIsNotThere"), failed(Forgetful.class));
    }

    @Test
    void aSourceThatWorksInItsConstructor() {
        assertEquals(Set.of("p7TheConstructorDoesNoWork"), failed(Eager.class));
    }

    @Test
    void aBrainThatTripsOverAnEmptyMessage() {
        assertEquals(Set.of("p34WhateverAMessageSaysItIsAnsweredOrHandedOn"), failed(Tripping.class));
    }

    @Test
    void aBrainThatRepeatsAMessageInItsFailure() {
        assertEquals(Set.of("p34ABrainThatLacksWhatItDecidesByHandsOn"), failed(Chatty.class));
    }

    @Test
    void aBrainThatLeavesAThread() {
        try {
            assertEquals(Set.of("p34WhateverAMessageSaysItIsAnsweredOrHandedOn"), failed(Leaving.class));
        } finally {
            OVER.countDown();
        }
    }

    @Test
    void aChannelThatForgetsItsKeys() {
        assertEquals(
                Set.of(
                        "p29TheSameKeyAgainSendsNothingAndReturnsTheFirstText",
                        "p29TheNextRunKnowsWhatThisOneSent",
                        "p29AtATimeTheSameKeySendsOnce"),
                failed(Keyless.class));
    }

    @Test
    void aChannelThatTakesSilenceForARefusal() {
        assertEquals(Set.of("p30WhereItIsNotKnownNothingIsClaimed"), failed(Hasty.class));
    }

    @Test
    void aNotifierThatTellsOnceOnly() {
        assertEquals(Set.of("p40aANotifierRemembersNothing", "p42HostileTextIsShownAsText"), failed(Remembering.class));
    }

    @Test
    void aNotifierWithAnIdOfItsOwnTaste() {
        assertEquals(Set.of("p8TheIdIsAConstantOfLowerCaseLettersDigitsAndDashes"), failed(Loud.class));
    }

    static final class Marking extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Void> unread(UnreadSink sink) {
                    return super.unread(new UnreadSink() {
                        @Override
                        public void message(RawMessage message) {
                            sink.message(message);
                            isReadElsewhere(message.id());
                        }

                        @Override
                        public void rejected(String subject, String reason) {
                            sink.rejected(subject, reason);
                        }
                    });
                }
            };
        }
    }

    static final class Unwell extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Health> health() {
                    return unlessAway(new Health.Healthy("here"));
                }
            };
        }
    }

    static final class Stopping extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Void> unread(UnreadSink sink) {
                    return isBroken()
                            ? Future.failedFuture(new WardenException(ErrorKind.PROTOCOL, "entry 1 has no sender"))
                            : super.unread(sink);
                }
            };
        }
    }

    static final class Forgetful extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Optional<RawMessage>> message(MessageId id) {
                    return isAway() ? Future.succeededFuture(Optional.empty()) : super.message(id);
                }
            };
        }
    }

    static final class Eager extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) throws Exception {
            Files.createDirectories(context.cacheDirectory());
            return super.create(context);
        }
    }

    /** A brain that decides, and whose model fails on demand. */
    abstract static class SomeBrain extends BrainContract {

        boolean wrong;

        abstract Future<Triage> say(Message message);

        @Override
        protected Brain create(PluginContext context) {
            return FakeBrain.answering("some", this::say);
        }

        @Override
        protected Message decidable() {
            return TestMessages.message("m1", "subject", "body");
        }

        @Override
        protected void goesWrong() {
            wrong = true;
        }

        final Future<Triage> usual() {
            return wrong
                    ? Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no model answers"))
                    : Future.succeededFuture(Triage.fyi("known"));
        }
    }

    static final class Tripping extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            return message.body().isEmpty() ? Future.succeededFuture(Triage.fyi(message.body())) : usual();
        }
    }

    static final class Chatty extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            return wrong
                    ? Future.failedFuture(new WardenException(ErrorKind.PROTOCOL, "no answer to " + message.body()))
                    : usual();
        }
    }

    static final class Leaving extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            if (message.subject().equals("long line")) {
                new Thread(FaultsTest::linger, "left-behind").start();
            }
            return usual();
        }
    }

    static final class Keyless extends FakesTest.MemoryReplies {
        private int sent;

        @Override
        protected ReplyChannel create(PluginContext context) {
            ReplyChannel once = super.create(context);
            return forwarding(once, (reply, key) -> once.send(reply, key + "-" + sent++));
        }
    }

    static final class Hasty extends FakesTest.MemoryReplies {
        @Override
        protected void goesAway() {
            channel.declining(new WardenException(ErrorKind.REJECTED, "no answer within 3 s"));
        }
    }

    static final class Remembering extends NotifierContract {
        private final FakeNotifier notifier = new FakeNotifier();

        @Override
        protected Notifier create(PluginContext context) {
            return notifier;
        }

        @Override
        protected int shown() {
            return Math.min(1, notifier.told().size());
        }

        @Override
        protected boolean nobodyIsThere() {
            return false;
        }
    }

    static final class Loud extends NotifierContract {
        private final FakeNotifier notifier = new FakeNotifier();

        @Override
        protected Notifier create(PluginContext context) {
            return new Notifier() {
                @Override
                public String id() {
                    return "Loud!";
                }

                @Override
                public Future<Outcome> notify(Digest digest) {
                    return notifier.notify(digest);
                }
            };
        }

        @Override
        protected int shown() {
            return notifier.told().size();
        }

        @Override
        protected boolean nobodyIsThere() {
            return false;
        }
    }

    private interface Sending {
        Future<Receipt> send(Reply reply, String key);
    }

    private static ReplyChannel forwarding(ReplyChannel to, Sending sending) {
        return new ReplyChannel() {
            @Override
            public String id() {
                return to.id();
            }

            @Override
            public Future<Receipt> send(Reply reply, String key) {
                return sending.send(reply, key);
            }

            @Override
            public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
                return to.find(threadId, inReplyTo);
            }

            @Override
            public Future<Void> markRead(MessageId id) {
                return to.markRead(id);
            }
        };
    }

    private static void linger() {
        try {
            OVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The tests of a contract that fail. */
    private static Set<String> failed(Class<?> contract) {
        Set<String> failed = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    failed.add(test.getDisplayName().replace("()", ""));
                }
            }
        });
        return failed;
    }
}
