package dev.opswarden.cli;

import dev.opswarden.cli.ReviewTally.Fate;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.ApprovalResult;
import dev.opswarden.engine.approval.ApproveOrder;
import dev.opswarden.engine.approval.DismissOrder;
import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a key does, by the same code as {@code approve} and {@code dismiss}; counted, and blocking until it is done. */
final class ReviewActs {

    /**
     * What came of it.
     *
     * @param closed whether nothing more is to be done about the draft
     * @param said what a person should read
     */
    record Outcome(boolean closed, List<String> said) {}

    private final ApprovalDesk desk;
    private final Editor editor;
    private final Consumer<Reply> edited;
    private final ReviewTally tally;

    /**
     * Acts of a session.
     *
     * @param desk does what {@code approve} and {@code dismiss} do
     * @param editor what texts are edited with
     * @param edited is shown what an editor left before it goes out
     * @param tally counts
     */
    ReviewActs(ApprovalDesk desk, Editor editor, Consumer<Reply> edited, ReviewTally tally) {
        this.desk = desk;
        this.editor = editor;
        this.edited = edited;
        this.tally = tally;
    }

    /** How the message is at this moment. */
    Seen see(Draft draft) {
        return await(desk.approval().look(draft).map(Seen::of).otherwise(Seen::without));
    }

    /** Sends a draft as it was shown, or as the editor left it. */
    Outcome send(Draft shown, boolean edit, boolean anyway) {
        MessageId id = shown.messageId();
        ApprovalResult result = await(desk.approval()
                .approve(new ApproveOrder(
                        id.value(),
                        anyway,
                        edit ? Optional.of(editor) : Optional.empty(),
                        Optional.of(shown),
                        edit ? edited : reply -> {})));
        if (result.status() != ApprovalResult.Status.SENT) {
            tally.failed(id, result.failure().orElse(ErrorKind.INTERNAL));
            return new Outcome(false, List.of(result.reason().orElse("it was not sent")));
        }
        tally.add(id, Fate.SENT);
        // The reply is out, and still the state may not say so.
        result.failure().ifPresent(kind -> tally.failed(id, kind));
        return new Outcome(true, result.warnings());
    }

    /** Closes a draft without a reply. */
    Outcome dismiss(Draft shown) {
        MessageId id = shown.messageId();
        DismissOrder order = new DismissOrder(List.of(id.value()), Optional.empty(), false);
        Outcome outcome = await(desk.dismissal()
                .dismiss(order)
                .map(dismissed -> {
                    if (!dismissed.refused().isEmpty()) {
                        tally.failed(id, ErrorKind.REFUSED);
                    }
                    return new Outcome(dismissed.refused().isEmpty(), dismissed.refused());
                })
                .otherwise(failure -> {
                    tally.failed(id, failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL);
                    return new Outcome(false, List.of(FailureText.of(failure)));
                }));
        if (outcome.closed()) {
            tally.add(id, Fate.DISMISSED);
        }
        return outcome;
    }

    private static <T> T await(Future<T> neverFailing) {
        return neverFailing.toCompletionStage().toCompletableFuture().join();
    }
}
