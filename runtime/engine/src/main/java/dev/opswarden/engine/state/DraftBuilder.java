package dev.opswarden.engine.state;

import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Draft} together field by field. Long, and only this: twenty names that a call of the constructor would
 * leave to their order.
 */
public final class DraftBuilder {

    private @Nullable MessageId messageId;
    private @Nullable DraftStatus status;
    private @Nullable Decision decision;
    private @Nullable String toAgent;
    private @Nullable String subject;
    private @Nullable String body;
    private @Nullable String threadId;
    private @Nullable Priority priority;
    private boolean provisional;
    private int attempts;
    private @Nullable String brain;
    private Optional<String> rule = Optional.empty();
    private @Nullable String reason;
    private @Nullable Instant createdAt;
    private Optional<Instant> closedAt = Optional.empty();
    private Optional<Instant> sentAt = Optional.empty();
    private @Nullable String tickId;
    private @Nullable String key;
    private List<String> labels = List.of();
    private List<String> warnings = List.of();
    private Optional<AskedModel> model = Optional.empty();
    private Optional<String> messageMac = Optional.empty();
    private Handling handling = Handling.NONE;

    /** A builder in which everything that a draft must have is still missing. */
    public DraftBuilder() {}

    DraftBuilder(Draft draft) {
        messageId = draft.messageId();
        status = draft.status();
        decision = draft.decision();
        toAgent = draft.toAgent();
        subject = draft.subject();
        body = draft.body();
        threadId = draft.threadId();
        priority = draft.priority();
        provisional = draft.provisional();
        attempts = draft.attempts();
        brain = draft.brain();
        rule = draft.rule();
        reason = draft.reason();
        createdAt = draft.createdAt();
        closedAt = draft.closedAt();
        sentAt = draft.sentAt();
        tickId = draft.tickId();
        key = draft.key();
        labels = draft.labels();
        warnings = draft.warnings();
        model = draft.model();
        messageMac = draft.messageMac();
        handling = draft.handling();
    }

    /** The message. */
    public DraftBuilder messageId(MessageId value) {
        messageId = value;
        return this;
    }

    /** Where the draft stands. */
    public DraftBuilder status(DraftStatus value) {
        status = value;
        return this;
    }

    /** What the message needs. */
    public DraftBuilder decision(Decision value) {
        decision = value;
        return this;
    }

    /** Who gets a reply. */
    public DraftBuilder toAgent(String value) {
        toAgent = value;
        return this;
    }

    /** The subject. */
    public DraftBuilder subject(String value) {
        subject = value;
        return this;
    }

    /** The drafted text; may be empty. */
    public DraftBuilder body(String value) {
        body = value;
        return this;
    }

    /** The thread. */
    public DraftBuilder threadId(String value) {
        threadId = value;
        return this;
    }

    /** How soon a person should look. */
    public DraftBuilder priority(Priority value) {
        priority = value;
        return this;
    }

    /** Whether a brain had failed, so that a real decision may replace it; not unless said. */
    public DraftBuilder provisional(boolean value) {
        provisional = value;
        return this;
    }

    /** How often it replaced a provisional one and was provisional too; 0 unless said. */
    public DraftBuilder attempts(int value) {
        attempts = value;
        return this;
    }

    /** Which brain decided. */
    public DraftBuilder brain(String value) {
        brain = value;
        return this;
    }

    /** Which rule decided; none unless said. */
    public DraftBuilder rule(Optional<String> value) {
        rule = value;
        return this;
    }

    /** Why. */
    public DraftBuilder reason(String value) {
        reason = value;
        return this;
    }

    /** When it was decided first. */
    public DraftBuilder createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    /** When it was closed; not unless said. */
    public DraftBuilder closedAt(Optional<Instant> value) {
        closedAt = value;
        return this;
    }

    /** When the message came; unknown unless said. */
    public DraftBuilder sentAt(Optional<Instant> value) {
        sentAt = value;
        return this;
    }

    /** Which tick decided. */
    public DraftBuilder tickId(String value) {
        tickId = value;
        return this;
    }

    /** The one key. */
    public DraftBuilder key(String value) {
        key = value;
        return this;
    }

    /** The labels; none unless said. */
    public DraftBuilder labels(List<String> value) {
        labels = value;
        return this;
    }

    /** The warnings; none unless said. */
    public DraftBuilder warnings(List<String> value) {
        warnings = value;
        return this;
    }

    /** Which language model decided; none unless said. */
    public DraftBuilder model(Optional<AskedModel> value) {
        model = value;
        return this;
    }

    /** What the message's raw text comes to; unknown unless said. */
    public DraftBuilder messageMac(Optional<String> value) {
        messageMac = value;
        return this;
    }

    /** Whether a person wrote the text; not unless said. */
    public DraftBuilder edited(boolean value) {
        handling = new Handling(
                value, handling.outgoing(), handling.replyId(), handling.unsentText(), handling.readOwed());
        return this;
    }

    /** The reply on its way; none unless said. */
    public DraftBuilder outgoing(Optional<Outgoing> value) {
        handling =
                new Handling(handling.edited(), value, handling.replyId(), handling.unsentText(), handling.readOwed());
        return this;
    }

    /** The reply's id at the hub; unknown unless said. */
    public DraftBuilder replyId(Optional<String> value) {
        handling =
                new Handling(handling.edited(), handling.outgoing(), value, handling.unsentText(), handling.readOwed());
        return this;
    }

    /** A person's text that did not go out; none unless said. */
    public DraftBuilder unsentText(Optional<String> value) {
        handling = new Handling(handling.edited(), handling.outgoing(), handling.replyId(), value, handling.readOwed());
        return this;
    }

    /** Whether a read mark is owed; not unless said. */
    public DraftBuilder readOwed(boolean value) {
        handling =
                new Handling(handling.edited(), handling.outgoing(), handling.replyId(), handling.unsentText(), value);
        return this;
    }

    /**
     * The draft.
     *
     * @throws IllegalArgumentException if something is missing or impossible
     */
    public Draft build() {
        return new Draft(
                need(messageId, "message_id"),
                need(status, "status"),
                need(decision, "decision"),
                need(toAgent, "to_agent"),
                need(subject, "subject"),
                need(body, "body"),
                need(threadId, "thread_id"),
                need(priority, "priority"),
                provisional,
                attempts,
                need(brain, "brain"),
                rule,
                need(reason, "reason"),
                need(createdAt, "created_at"),
                closedAt,
                sentAt,
                need(tickId, "tick_id"),
                need(key, "key"),
                labels,
                warnings,
                model,
                messageMac,
                handling);
    }

    private static <T> T need(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }
}
