package dev.opswarden.engine.tick;

import dev.opswarden.engine.plugin.SentReplies;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.AuditEvent;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settles by asking what was left half done (contract, section 5, items 5 and 6): a reply whose sender died may have
 * arrived, a message may have been read elsewhere. Nothing is sent, and no text of a person is touched.
 *
 * <p>That a list does not show a message proves nothing, nor that a reply is not found: only what the hub says of that
 * very message counts. A bounded number of questions a tick, another part of the drafts each time.
 */
final class Settling {

    static final int MAX_QUESTIONS = 20;

    private final TickContext context;
    private final Redactor redactor;
    private final List<Draft> halfSent;
    private final List<Draft> waiting;
    private final Map<MessageId, Receipt> arrived = new LinkedHashMap<>();
    private final Map<MessageId, String> overtaken = new LinkedHashMap<>();

    Settling(TickContext context, WorkerState state) {
        this.context = context;
        this.redactor = new Redactor(context.clock());
        this.halfSent = state.unfinished().stream()
                .filter(draft -> draft.status() == DraftStatus.SENDING && !draft.isBeingSent())
                .toList();
        this.waiting = state.unfinished().stream().filter(Draft::isUntouched).toList();
    }

    /** Asks; an answer that does not come is no trouble, a later tick asks again. */
    Future<Void> ask(InboxSource inbox, Optional<SentReplies> replies, Set<MessageId> unread) {
        List<Future<?>> questions = new ArrayList<>();
        replies.ifPresent(sent ->
                Turn.of(halfSent, MAX_QUESTIONS / 2, context).forEach(draft -> questions.add(find(sent, draft))));
        List<Draft> unseen = waiting.stream()
                .filter(draft -> !unread.contains(draft.messageId()))
                .toList();
        Turn.of(unseen, MAX_QUESTIONS - questions.size(), context)
                .forEach(draft -> questions.add(look(inbox, draft.messageId())));
        return questions.isEmpty()
                ? Future.succeededFuture()
                : Future.join(questions).transform(done -> Future.succeededFuture());
    }

    /** Whether there is nothing to write down. */
    synchronized boolean isDone() {
        return arrived.isEmpty() && overtaken.isEmpty();
    }

    /** The state with what was found out, where it still holds. */
    synchronized Change apply(WorkerState state) {
        WorkerState changed = state;
        List<AuditEvent> events = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<MessageId, Receipt> found : arrived.entrySet()) {
            Optional<Draft> draft = changed.draft(found.getKey())
                    .filter(known -> known.status() == DraftStatus.SENDING && !known.isBeingSent());
            if (draft.isPresent()) {
                Draft sent = sent(draft.get(), found.getValue(), warnings);
                changed = changed.withDraft(sent);
                events.add(event(What.SENT, sent, "found at the hub"));
            }
        }
        for (Map.Entry<MessageId, String> seen : overtaken.entrySet()) {
            Optional<Draft> draft = changed.draft(seen.getKey()).filter(Draft::isUntouched);
            if (draft.isPresent()) {
                Draft superseded = Lifecycle.superseded(draft.get(), now());
                changed = changed.withDraft(superseded);
                events.add(event(What.SUPERSEDED, superseded, seen.getValue()));
            }
        }
        return Change.to(changed).withEvents(events).withWarnings(warnings);
    }

    private Draft sent(Draft draft, Receipt receipt, List<String> warnings) {
        String text = redactor.reply(receipt.body());
        String replyId = redactor.name(receipt.id());
        boolean same = text.strip().equals(draft.body().strip());
        if (!same) {
            warnings.add(
                    "the reply to '" + draft.messageId() + "' went out as '" + replyId
                            + "' with an earlier text; the later one was not sent, and is kept with the draft: 'show' has both");
        }
        return Lifecycle.sent(draft, replyId, same ? draft.body() : text, now());
    }

    private Future<Void> find(SentReplies replies, Draft draft) {
        return replies.find(draft.threadId(), draft.messageId()).map(receipt -> {
            receipt.ifPresent(found -> {
                synchronized (this) {
                    arrived.put(draft.messageId(), found);
                }
            });
            return null;
        });
    }

    private Future<Void> look(InboxSource inbox, MessageId id) {
        return inbox.message(id).map(message -> {
            boolean read = message.map(RawFacts::of).map(RawFacts::read).orElse(false);
            if (message.isEmpty() || read) {
                synchronized (this) {
                    overtaken.put(id, read ? "the message was read elsewhere" : "the message is gone at the hub");
                }
            }
            return null;
        });
    }

    private AuditEvent event(What what, Draft draft, String detail) {
        return AuditEvent.of(now(), context.who(), what, draft).withDetail(detail);
    }

    private Instant now() {
        return context.clock().instant();
    }
}
