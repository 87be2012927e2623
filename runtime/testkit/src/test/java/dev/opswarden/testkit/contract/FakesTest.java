package dev.opswarden.testkit.contract;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.Notifier.Outcome;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeNotifier;
import dev.opswarden.testkit.FakeProgressLog;
import dev.opswarden.testkit.FakeReplyChannel;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fakes keep the rules that they stand in for. */
final class FakesTest {

    @Nested
    final class Inbox extends MemoryInbox {}

    @Nested
    final class Deciding extends BrainContract {

        private boolean wrong;

        @Override
        protected Brain create(PluginContext context) {
            return FakeBrain.answering(
                    "fake",
                    message -> wrong
                            ? Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no model answers"))
                            : Future.succeededFuture(Triage.fyi("known")));
        }

        @Override
        protected Message decidable() {
            return TestMessages.message("m1", "subject", "body");
        }

        @Override
        protected void goesWrong() {
            wrong = true;
        }
    }

    @Nested
    final class Telling extends NotifierContract {

        private final FakeNotifier notifier = new FakeNotifier();
        private boolean nobody;

        @Override
        protected Notifier create(PluginContext context) {
            return notifier;
        }

        @Override
        protected int shown() {
            return nobody ? 0 : notifier.told().size();
        }

        @Override
        protected boolean nobodyIsThere() {
            nobody = true;
            notifier.answering(Future.succeededFuture(new Outcome.Declined("nobody is logged in")));
            return true;
        }
    }

    @Nested
    final class Noting extends ProgressLogContract {

        private final FakeProgressLog log = new FakeProgressLog();

        @Override
        protected ProgressLog create(PluginContext context) {
            return log;
        }

        @Override
        protected List<String> left() {
            return List.of("note-1", "note-2").stream()
                    .map(log.notes()::get)
                    .map(ProgressNote::summary)
                    .toList();
        }

        @Override
        protected void goesAway() {
            log.answering(Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "the hub is away")));
        }
    }

    @Nested
    final class Answering extends MemoryReplies {}

    /** A reply channel in memory, and the other side. */
    static class MemoryReplies extends ReplyChannelContract {

        final FakeReplyChannel channel = new FakeReplyChannel();
        private int messages;

        @Override
        protected ReplyChannel create(PluginContext context) {
            return channel;
        }

        @Override
        protected Reply replyTo(String from, String subject, String text) {
            MessageId id = new MessageId("m" + messages++);
            return new Reply(from, "Re: " + subject, text, id.value(), id);
        }

        @Override
        protected List<String> arrived() {
            return channel.taken().values().stream()
                    .sorted((one, two) -> one.inReplyTo().compareTo(two.inReplyTo()))
                    .map(Reply::body)
                    .toList();
        }

        @Override
        protected boolean isRead(MessageId id) {
            return channel.read().contains(id.value());
        }

        @Override
        protected void refuses() {
            channel.declining(new WardenException(ErrorKind.REJECTED, "no such thread here"));
        }

        @Override
        protected void goesAway() {
            WardenException away = new WardenException(ErrorKind.UNREACHABLE, "the hub is away");
            channel.declining(away).marking(Future.failedFuture(away));
        }
    }
}
