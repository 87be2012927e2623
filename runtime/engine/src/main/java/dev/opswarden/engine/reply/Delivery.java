package dev.opswarden.engine.reply;

import dev.opswarden.engine.state.Attempt;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.engine.text.ReplySubject;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sends a draft: {@code intent → request → receipt → read mark}, each on disk before the next. */
public final class Delivery {

    private final Desk desk;
    private final Receipts receipts;
    private final Failures failures;

    /**
     * A delivery service.
     *
     * @param desk what it works with
     * @param receipts what becomes of an answer
     */
    public Delivery(Desk desk, Receipts receipts) {
        this.desk = desk;
        this.receipts = receipts;
        this.failures = new Failures(desk);
    }

    /**
     * Sends a draft just as it was shown.
     *
     * @param shown the draft that the person saw; another one by now is refused
     * @param address where the reply goes
     * @param preview is given the reply before anything is written or sent
     * @return what the hub has; or a failure of kind {@link ErrorKind#REFUSED} where the state does not allow it,
     *     {@link ErrorKind#REJECTED} where the hub declined for good and the draft waits again, {@link ErrorKind#STATE}
     *     where the intent could not be written and nothing went out, any other where it is not known whether it arrived
     *     and trying again is safe
     */
    public Future<Delivered> deliver(Draft shown, Address address, Consumer<Reply> preview) {
        Reply reply = new Reply(
                address.to(), ReplySubject.of(shown.subject()), shown.body(), address.thread(), shown.messageId());
        preview.accept(reply);
        Attempt attempt = Attempt.begin();
        List<Outgoing> earlier = new ArrayList<>();
        return desk.update(state -> intend(state, shown, attempt, earlier))
                .compose(intended -> post(shown, reply)
                        .compose(
                                receipt -> receipts.answered(shown, receipt),
                                failure -> failures.take(shown, earlier, failure)))
                .onComplete(done -> attempt.close());
    }

    private Change intend(WorkerState state, Draft shown, Attempt attempt, List<Outgoing> earlier) {
        Draft draft = state.draft(shown.messageId())
                .orElseThrow(() -> new WardenException(
                        ErrorKind.REFUSED, "there is no draft for '" + shown.messageId() + "' any more"));
        Lifecycle.requireSendable(draft);
        if (!isAsShown(draft, shown)) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "the draft for '" + shown.messageId() + "' is not as it was shown any more; look at it again");
        }
        draft.handling().outgoing().ifPresent(earlier::add);
        Draft sending = Lifecycle.sending(draft, new Outgoing(attempt.owner(), draft.body(), desk.now()));
        String detail = draft.status() == DraftStatus.SENDING ? "again, with the same key" : "";
        return Change.to(state.withDraft(sending)).withEvents(List.of(desk.event(What.SENDING, sending, detail)));
    }

    private Future<Receipt> post(Draft shown, Reply reply) {
        return desk.ask(
                "sending the reply to '" + shown.messageId() + "'",
                () -> desk.channel().send(reply, shown.key()));
    }

    private static boolean isAsShown(Draft draft, Draft shown) {
        return draft.status() == shown.status()
                && draft.body().equals(shown.body())
                && draft.subject().equals(shown.subject())
                && draft.toAgent().equals(shown.toAgent())
                && draft.threadId().equals(shown.threadId())
                && draft.key().equals(shown.key());
    }
}
