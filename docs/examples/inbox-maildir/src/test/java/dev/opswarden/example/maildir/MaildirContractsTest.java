package dev.opswarden.example.maildir;

import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.contract.InboxSourceContract;
import dev.opswarden.testkit.contract.ReplyChannelContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** What the host expects of an inbox and of the reply channel that belongs to it. */
final class MaildirContractsTest {

    private static PluginSettings patient(Path home) {
        return new TestSettings(
                SomeMaildir.settings(home), Map.of("WORKER_TIMEOUT_SEND", Duration.ofSeconds(25)));
    }

    @Nested
    final class Inbox extends InboxSourceContract {

        private SomeMaildir maildir;

        @BeforeEach
        void make() throws IOException {
            maildir = new SomeMaildir(elsewhere());
        }

        @Override
        protected InboxSource create(PluginContext context) {
            return new MaildirInbox(context);
        }

        @Override
        protected PluginSettings settings() {
            return patient(elsewhere());
        }

        @Override
        protected MessageId arrives(String from, String subject, String body) throws IOException {
            return maildir.deliver(from, subject, body);
        }

        @Override
        protected void somethingBrokenArrives() throws IOException {
            maildir.deliver(new byte[0]);
        }

        @Override
        protected void isReadElsewhere(MessageId id) throws IOException {
            maildir.markRead(id);
        }

        @Override
        protected void goesAway() throws IOException {
            maildir.goesAway();
        }

        @Override
        protected Object otherSide() throws IOException {
            return maildir.files();
        }
    }

    @Nested
    final class Replies extends ReplyChannelContract {

        private SomeMaildir maildir;

        @BeforeEach
        void make() throws IOException {
            maildir = new SomeMaildir(elsewhere());
        }

        @Override
        protected ReplyChannel create(PluginContext context) {
            return new SendmailReplies(context);
        }

        @Override
        protected PluginSettings settings() {
            return patient(elsewhere());
        }

        @Override
        protected Reply replyTo(String from, String subject, String text) throws IOException {
            MessageId id = maildir.deliver(from, subject, "a question");
            return new Reply(from, "Re: " + subject, text, "<mail@example.org>", id);
        }

        @Override
        protected List<String> arrived() throws Exception {
            List<String> texts = new ArrayList<>();
            for (Path mail : maildir.sent()) {
                texts.add(MailReader.read(mail).text());
            }
            return texts;
        }

        @Override
        protected boolean isRead(MessageId id) throws IOException {
            return maildir.flags(id).contains("S");
        }

        @Override
        protected void refuses() throws IOException {
            maildir.sendmail(67);
        }

        @Override
        protected void goesAway() throws IOException {
            maildir.sendmail(1);
        }
    }
}
