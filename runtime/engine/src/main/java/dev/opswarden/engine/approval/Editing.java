package dev.opswarden.engine.approval;

import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.state.AuditEvent.What;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Lets a person edit a draft. What the person wrote is kept, whatever becomes of it then. */
final class Editing {

    private final Desk desk;
    private final Redactor redactor;
    private final Path directory;

    Editing(Desk desk, Redactor redactor, Path directory) {
        this.desk = desk;
        this.redactor = redactor;
        this.directory = directory;
    }

    /** What an editor left, and what kept it from ending well. */
    private record Left(Optional<String> text, Optional<WardenException> failure) {}

    /**
     * Opens an editor on a draft, and keeps the text as the draft's own.
     *
     * @return the draft with the edited text; a failure of kind {@link ErrorKind#REFUSED} if it is not to be sent
     */
    Future<Draft> of(Draft draft, Editor editor) {
        return blocking(() -> ReplyFile.create(directory, ReplyText.forEditing(draft)))
                .compose(file -> blocking(() -> edit(file, editor))
                        .compose(left -> take(draft, left))
                        // Not before: a process that is to end waits for it, and the text is kept by then.
                        .eventually(() -> blocking(() -> {
                            file.close();
                            return file;
                        })));
    }

    /** Blocking. */
    private static Left edit(ReplyFile file, Editor editor) {
        Optional<WardenException> failure = Optional.empty();
        try {
            editor.edit(file.path());
        } catch (WardenException e) {
            failure = Optional.of(e);
        }
        try {
            return new Left(Optional.of(ReplyText.after(file.read())), failure);
        } catch (WardenException e) {
            return new Left(Optional.empty(), failure.or(() -> Optional.of(e)));
        }
    }

    private Future<Draft> take(Draft draft, Left left) {
        String text = left.text().map(redactor::reply).orElse("");
        boolean emptied = text.isBlank();
        boolean changed = !ReplyText.isSame(text, draft.body());
        if (left.failure().isPresent() && (emptied || !changed)) {
            return Future.failedFuture(left.failure().get());
        }
        if (emptied) {
            return Future.failedFuture(refused(
                    "the text for '" + draft.messageId() + "' is empty; nothing was sent, and the draft is as it was"));
        }
        return keep(draft, changed ? text : draft.body(), changed)
                .compose(kept -> left.failure()
                        .<Future<Draft>>map(failure -> Future.failedFuture(refused(
                                failure.getMessage() + "; nothing was sent, and what you wrote is kept in the draft")))
                        .orElseGet(() -> Future.succeededFuture(kept)));
    }

    /** The draft with this text, and only if it can still be sent and nobody else wrote another one meanwhile. */
    private Future<Draft> keep(Draft before, String text, boolean changed) {
        MessageId id = before.messageId();
        return desk.update(state -> {
                    Draft now =
                            state.draft(id).orElseThrow(() -> refused("there is no draft for '" + id + "' any more"));
                    if (isOvertaken(before, now)) {
                        return changed
                                ? kept(state, now.withTextBeside(text), "beside the draft's own text")
                                : Change.to(state);
                    }
                    boolean same = now.body().equals(text) && now.handling().edited();
                    // A reply that was opened and left as it is stays a brain's; anything else is a person's from now
                    // on.
                    boolean untouched = !changed
                            && now.body().equals(text)
                            && before.status().isPending();
                    return same || untouched ? Change.to(state) : kept(state, now.withEditedText(text), "");
                })
                .map(updated -> {
                    Draft now = updated.state().draft(id).orElse(before);
                    try {
                        Lifecycle.requireSendable(now);
                    } catch (WardenException e) {
                        throw refused(e.getMessage() + "; nothing was sent, and what you wrote is kept in the draft");
                    }
                    if (!now.body().equals(text)) {
                        throw refused("somebody else edited '" + id
                                + "' meanwhile; nothing was sent, and your text is kept beside theirs");
                    }
                    return now;
                });
    }

    private <T> Future<T> blocking(Callable<T> body) {
        return desk.vertx().executeBlocking(body, false);
    }

    private Change kept(WorkerState state, Draft draft, String detail) {
        return Change.to(state.withDraft(draft)).withEvents(List.of(desk.event(What.EDITED, draft, detail)));
    }

    private static boolean isOvertaken(Draft before, Draft now) {
        boolean anothersWords = now.handling().edited() && !now.body().equals(before.body());
        return anothersWords || now.status() == DraftStatus.SENT;
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why);
    }
}
