package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Hands an approved reply to {@code sendmail -t}, once: what was begun is on disk before the command starts, and what is
 * not known to have failed is never begun again.
 */
@Extension
public final class SendmailReplies implements ReplyChannel {

    private final PluginContext context;

    /**
     * Keeps what it is given.
     *
     * @param context what the host has for this plugin
     */
    public SendmailReplies(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return MaildirInbox.ID;
    }

    @Override
    public Future<Receipt> send(Reply reply, String key) {
        try {
            return Future.succeededFuture(sendOnce(reply, key));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
        try {
            return Future.succeededFuture(log().sentTo(inReplyTo).map(sent -> receipt(sent, false)));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** {@code S}, seen; with {@code R}, replied to, where a reply of ours went out. */
    @Override
    public Future<Void> markRead(MessageId id) {
        try {
            boolean replied = log().sentTo(id).isPresent();
            new Maildir(MaildirSettings.of(context).maildir()).flag(id, replied ? "RS" : "S");
            return Future.succeededFuture();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private synchronized Receipt sendOnce(Reply reply, String key) {
        SentLog log = log();
        Optional<SentLog.Entry> earlier = log.of(key);
        if (earlier.isPresent()) {
            return settled(log, key, earlier.get());
        }
        MaildirSettings settings = MaildirSettings.of(context);
        Mail mail = answered(settings, reply);
        String sender = settings.from()
                .orElseThrow(() -> new WardenException(
                        ErrorKind.REJECTED, "no sender for replies: set " + MaildirSettings.FROM));
        OutgoingMail outgoing =
                OutgoingMail.reply(sender, mail, reply, key, context.clock().instant());
        SentLog.Entry entry = new SentLog.Entry(false, outgoing.messageId(), reply.inReplyTo().value(), reply.body());
        if (!log.begin(key, entry)) {
            return settled(log, key, log.of(key).orElse(entry));
        }
        Sendmail.Outcome outcome = new Sendmail(settings.sendmail()).run(outgoing.bytes(), limit());
        switch (outcome.kind()) {
            case TAKEN -> log.sent(key, entry);
            case NOT_TAKEN -> {
                log.forget(key);
                throw new WardenException(outcome.error(), outcome.detail());
            }
            case UNKNOWN -> throw unknown(log, key, outgoing.messageId(), outcome.error(), outcome.detail());
        }
        return receipt(entry, true);
    }

    private static Receipt settled(SentLog log, String key, SentLog.Entry entry) {
        if (!entry.sent()) {
            throw unknown(
                    log, key, entry.messageId(), ErrorKind.UNREACHABLE, "an earlier attempt to send this reply did not end");
        }
        return receipt(entry, false);
    }

    private static WardenException unknown(
            SentLog log, String key, String messageId, ErrorKind kind, String detail) {
        return new WardenException(
                kind,
                detail + "; it is not known whether the reply went out, and it is not sent again by itself. Look for "
                        + messageId + " in the log of your mail server; if it is not there, remove '" + log.file(key)
                        + "' and approve again");
    }

    /** The mail that is answered, which is there and comes from whom the operator saw. */
    private static Mail answered(MaildirSettings settings, Reply reply) {
        MailFile file = new Maildir(settings.maildir())
                .find(reply.inReplyTo())
                .orElseThrow(() -> new WardenException(
                        ErrorKind.REJECTED,
                        "mail '" + reply.inReplyTo() + "' is not in '" + settings.maildir() + "' any more"));
        try {
            Mail mail = MailReader.read(file.path());
            if (!mail.sender().equals(reply.to())) {
                throw new WardenException(
                        ErrorKind.REJECTED,
                        "the draft goes to somebody else than the sender of mail '" + reply.inReplyTo() + "'");
            }
            if (mail.address().isEmpty()) {
                throw new WardenException(
                        ErrorKind.REJECTED,
                        "the sender of mail '" + reply.inReplyTo() + "' has an address that is none to write to");
            }
            return mail;
        } catch (UnreadableMail e) {
            throw new WardenException(
                    ErrorKind.REJECTED, "mail '" + reply.inReplyTo() + "' cannot be read: " + e.reason(), e);
        }
    }

    private SentLog log() {
        return new SentLog(context.dataDirectory().resolve("sent"));
    }

    /** Less than the host waits, so that it is this that ends the command and tells of it. */
    private Duration limit() {
        return context.settings().duration("WORKER_TIMEOUT_SEND").multipliedBy(9).dividedBy(10);
    }

    private static Receipt receipt(SentLog.Entry entry, boolean stored) {
        return new Receipt(entry.messageId(), entry.body(), stored);
    }
}
