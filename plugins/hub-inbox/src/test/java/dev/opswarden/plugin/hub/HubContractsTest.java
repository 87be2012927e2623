package dev.opswarden.plugin.hub;

import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.testkit.contract.InboxSourceContract;
import dev.opswarden.testkit.contract.ProgressLogContract;
import dev.opswarden.testkit.contract.ReplyChannelContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What the host expects of an inbox, a progress log and a reply channel. */
final class HubContractsTest {

    private final MemoryHub hub = new MemoryHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Nested
    final class Inbox extends InboxSourceContract {

        @Override
        protected InboxSource create(PluginContext context) {
            return new HubInbox(context);
        }

        @Override
        protected PluginSettings settings() {
            return hub.settings();
        }

        @Override
        protected MessageId arrives(String from, String subject, String body) {
            return hub.arrives(from, subject, body);
        }

        @Override
        protected void somethingBrokenArrives() {
            hub.somethingBrokenArrives();
        }

        @Override
        protected void isReadElsewhere(MessageId id) {
            hub.isRead(id);
        }

        @Override
        protected void goesAway() {
            hub.goesAway();
        }

        @Override
        protected Object otherSide() {
            return hub.contents();
        }
    }

    @Nested
    final class Replies extends ReplyChannelContract {

        @Override
        protected ReplyChannel create(PluginContext context) {
            return new HubReplyChannel(context);
        }

        @Override
        protected PluginSettings settings() {
            return hub.settings();
        }

        @Override
        protected Reply replyTo(String from, String subject, String text) {
            MessageId id = hub.arrives(from, subject, "a question");
            return new Reply(from, "Re: " + subject, text, id.value(), id);
        }

        @Override
        protected List<String> arrived() {
            return hub.replies();
        }

        @Override
        protected boolean isRead(MessageId id) {
            return hub.wasRead(id);
        }

        @Override
        protected void refuses() {
            hub.refuses();
        }

        @Override
        protected void goesAway() {
            hub.goesAway();
        }
    }

    @Nested
    final class Progress extends ProgressLogContract {

        @Override
        protected ProgressLog create(PluginContext context) {
            return new HubProgressLog(context);
        }

        @Override
        protected PluginSettings settings() {
            return hub.settings();
        }

        @Override
        protected List<String> left() {
            return hub.notes();
        }

        @Override
        protected void goesAway() {
            hub.goesAway();
        }
    }
}
