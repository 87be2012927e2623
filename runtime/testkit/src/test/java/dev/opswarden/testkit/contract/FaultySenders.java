package dev.opswarden.testkit.contract;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeNotifier;
import io.vertx.core.Future;
import java.util.Optional;

/** Reply channels and notifiers that break one rule each. */
final class FaultySenders {

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

    interface Sending {
        Future<Receipt> send(Reply reply, String key);
    }

    static ReplyChannel forwarding(ReplyChannel to, Sending sending) {
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

    private FaultySenders() {}
}
