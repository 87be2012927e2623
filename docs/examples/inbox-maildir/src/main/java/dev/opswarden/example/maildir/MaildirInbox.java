package dev.opswarden.example.maildir;

import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Reads a Maildir. Nothing here moves, changes or removes a file. */
@Extension
public final class MaildirInbox implements InboxSource {

    static final String ID = "maildir";

    private final PluginContext context;
    private @Nullable Mailbox mailbox;

    /**
     * Keeps what it is given.
     *
     * @param context what the host has for this plugin
     */
    public MaildirInbox(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Future<Health> health() {
        return Future.succeededFuture(mailbox().health());
    }

    @Override
    public Future<Void> unread(UnreadSink sink) {
        return answer(() -> {
            mailbox().unread(sink);
            return null;
        });
    }

    @Override
    public Future<Optional<RawMessage>> message(MessageId id) {
        return answer(() -> mailbox().message(id));
    }

    @Override
    public Future<List<RawMessage>> thread(String threadId) {
        return answer(() -> mailbox().thread(threadId));
    }

    @Override
    public Future<List<RawMessage>> recent(int limit) {
        return answer(() -> mailbox().recent(limit));
    }

    private synchronized Mailbox mailbox() {
        if (mailbox == null) {
            mailbox = new Mailbox(new Maildir(MaildirSettings.of(context).maildir()), context);
        }
        return mailbox;
    }

    /** The host calls on a worker thread, where reading files is no harm. */
    private static <T extends @Nullable Object> Future<T> answer(Supplier<T> question) {
        try {
            return Future.succeededFuture(question.get());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
