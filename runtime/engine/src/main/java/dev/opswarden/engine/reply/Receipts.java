package dev.opswarden.engine.reply;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.Attempt;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What becomes of a draft whose reply the hub has: the receipt is written down, then the message marked read. */
public final class Receipts {

    private final Desk desk;
    private final ReadMarks marks;
    private final Redactor redactor;

    /**
     * A place for receipts.
     *
     * @param desk what it works with
     * @param marks marks messages read
     * @param redactor makes what came back fit to be kept
     */
    public Receipts(Desk desk, ReadMarks marks, Redactor redactor) {
        this.desk = desk;
        this.marks = marks;
        this.redactor = redactor;
    }

    /**
     * Takes the answer to a request of ours.
     *
     * @param shown the draft, with the text that was to go out
     * @param receipt what the hub has
     * @return what came of it; a receipt that could not be written down is a trouble in it, for the reply is sent
     */
    Future<Delivered> answered(Draft shown, Receipt receipt) {
        return take(shown, receipt, draft -> {});
    }

    /**
     * Takes a reply that was found at the hub.
     *
     * @param shown the draft, with the text that was to go out
     * @param receipt what the hub has
     * @return the same; or a failure of kind {@link ErrorKind#REFUSED} where somebody else is at work on the draft, or
     *     was quicker
     */
    public Future<Delivered> found(Draft shown, Receipt receipt) {
        return take(shown, receipt, Lifecycle::requireSendable);
    }

    private Future<Delivered> take(Draft shown, Receipt receipt, Consumer<Draft> allowed) {
        boolean another = !receipt.stored() && !isSame(receipt.body(), shown.body());
        String text = another ? redactor.reply(receipt.body()) : shown.body();
        String replyId = redactor.name(receipt.id());
        List<String> warnings = new ArrayList<>();
        if (another) {
            warnings.add("an earlier text had gone out already as reply '" + replyId
                    + "', and stands; the one approved now was not sent, and is kept with the draft: 'show' has both");
        }
        return desk.update(state -> settled(state, shown, replyId, text, allowed))
                .compose(
                        updated -> {
                            warnings.addAll(updated.warnings());
                            return marks.settle(List.of(shown.messageId())).map(marked -> {
                                marked.warning().ifPresent(warnings::add);
                                return new Delivered(replyId, warnings, Optional.empty());
                            });
                        },
                        unwritten -> {
                            if (kind(unwritten) == ErrorKind.REFUSED) {
                                return Future.failedFuture(unwritten);
                            }
                            warnings.add("the reply went out as '" + replyId + "', but that could not be written down: "
                                    + reason(unwritten)
                                    + "; mend that and approve it again, which sends nothing twice");
                            return Future.succeededFuture(
                                    new Delivered(replyId, warnings, Optional.of(kind(unwritten))));
                        });
    }

    private Change settled(WorkerState state, Draft shown, String replyId, String text, Consumer<Draft> allowed) {
        Draft draft = state.draft(shown.messageId()).orElse(shown);
        allowed.accept(draft);
        if (draft.status() == DraftStatus.SENT) {
            return Change.to(state);
        }
        Draft sending = draft.status().isWaiting() ? foundBeforeItWasSent(draft) : draft;
        if (sending.status() != DraftStatus.SENDING) {
            return Change.to(state)
                    .withWarnings(List.of("the reply to '" + shown.messageId() + "' went out as '" + replyId
                            + "', although its draft is " + sending.status().label() + " by now"));
        }
        Draft sent = Lifecycle.sent(sending, replyId, text, desk.now());
        return Change.to(state.withDraft(sending).withDraft(sent))
                .withEvents(List.of(desk.event(What.SENT, sent, "as '" + replyId + "'")));
    }

    /** The state was lost or put back after it had been sent: the hub knows better. */
    private Draft foundBeforeItWasSent(Draft draft) {
        try (Attempt attempt = Attempt.begin()) {
            return Lifecycle.sending(draft, new Outgoing(attempt.owner(), draft.body(), desk.now()));
        }
    }

    /** A hub may end lines in its own way, and drop what is blank at the ends: that is no other text. */
    private static boolean isSame(String held, String sent) {
        return plain(held).equals(plain(sent));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static String reason(Throwable failure) {
        return failure instanceof WardenException known ? known.getMessage() : failure.toString();
    }

    private static ErrorKind kind(Throwable failure) {
        return failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL;
    }
}
