package dev.opswarden.engine.approval;

import dev.opswarden.engine.reply.Delivered;
import dev.opswarden.engine.reply.Delivery;
import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.reply.Receipts;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.FoundDraft;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sends what a person approved (contract, section 3, {@code approve}; section 5, item 5).
 *
 * <p>The message is asked for anew, and a draft that went stale is refused; then {@code reply} sends it. No lock is held
 * while the hub or an editor is waited for.
 */
public final class Approval {

    private final Desk desk;
    private final Freshness freshness;
    private final Editing editing;
    private final Receipts receipts;
    private final Delivery delivery;

    /**
     * Approval over the given parts.
     *
     * @param desk the state, the hub and the person
     * @param agent who we are at the hub
     * @param mac tells whether a message is still the one that a draft was made for
     * @param directory where an editor's file lies while it is open
     */
    public Approval(Desk desk, String agent, MessageMac mac, Path directory) {
        Redactor redactor = new Redactor(desk.clock());
        this.desk = desk;
        this.freshness = new Freshness(desk, redactor, mac, agent);
        this.editing = new Editing(desk, redactor, directory);
        this.receipts = new Receipts(desk, new ReadMarks(desk), redactor);
        this.delivery = new Delivery(desk, receipts);
    }

    /**
     * Approves one draft.
     *
     * @param order which, and how
     * @return what became of it; never a failure
     */
    public Future<ApprovalResult> approve(ApproveOrder order) {
        return desk.read()
                .compose(state -> {
                    Draft draft = FoundDraft.in(state, order.id());
                    return approve(draft, order)
                            .map(delivered ->
                                    ApprovalResult.sent(draft.messageId().value(), delivered))
                            .otherwise(failure ->
                                    ApprovalResult.failed(draft.messageId().value(), failure));
                })
                .otherwise(failure -> ApprovalResult.failed(order.id(), failure));
    }

    /**
     * Looks at what a draft is about, by the same questions that an approval asks.
     *
     * @param draft the draft
     * @return its message and why it went stale; a failure if the hub does not answer
     */
    public Future<Sight> look(Draft draft) {
        return freshness.of(draft).map(look -> new Sight(look.message(), look.stale()));
    }

    private Future<Delivered> approve(Draft draft, ApproveOrder order) {
        Sendable.check(draft, order.editor().isPresent());
        order.shown().filter(shown -> !shown.equals(draft)).ifPresent(shown -> {
            throw refused(
                    "the draft for '" + draft.messageId() + "' is not as it was shown any more; look at it again");
        });
        return freshness
                .of(draft)
                .compose(look -> alreadySent(draft, look, order)
                        .compose(delivered -> delivered.isPresent()
                                ? Future.succeededFuture(delivered.get())
                                : send(draft, look, order)));
    }

    /** A reply of an earlier attempt, or of an earlier life of the state: it is not sent again. */
    private Future<Optional<Delivered>> alreadySent(Draft draft, Look look, ApproveOrder order) {
        boolean underWay = draft.status() == DraftStatus.SENDING;
        if (!underWay && (!look.answered() || order.anyway())) {
            return Future.succeededFuture(Optional.empty());
        }
        MessageId id = draft.messageId();
        return desk.ask(
                        "looking for the reply to '" + id + "'",
                        () -> desk.channel().find(look.address().thread(), id))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : receipts.found(draft, found.get()).map(Optional::of));
    }

    private Future<Delivered> send(Draft draft, Look look, ApproveOrder order) {
        refuseStale(draft, look, order);
        if (order.editor().isEmpty()) {
            return delivery.deliver(draft, look.address(), order.preview());
        }
        return editing.of(draft, order.editor().get()).compose(edited -> {
            Sendable.checkText(edited);
            // An editor may have been open for an hour.
            return freshness.of(edited).compose(again -> {
                refuseStale(edited, again, order);
                return delivery.deliver(edited, again.address(), order.preview());
            });
        });
    }

    private static void refuseStale(Draft draft, Look look, ApproveOrder order) {
        if (!look.stale().isEmpty() && !order.anyway()) {
            throw refused("the draft for '" + draft.messageId() + "' went stale: " + String.join("; ", look.stale())
                    + ". 'show' it again; 'approve --anyway' sends it all the same");
        }
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why);
    }
}
