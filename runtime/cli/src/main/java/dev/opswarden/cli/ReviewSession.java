package dev.opswarden.cli;

import dev.opswarden.cli.ReviewActs.Outcome;
import dev.opswarden.cli.ReviewTally.Fate;
import dev.opswarden.cli.terminal.Keys;
import dev.opswarden.cli.terminal.Output;
import dev.opswarden.engine.approval.ApprovalDesk;
import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Goes through what waits for a person, one after another. What is approved is what was shown, or it is refused. */
final class ReviewSession {

    /** Where the person goes from a draft. */
    private enum Way {
        /** Nowhere: another key. */
        STAY,
        /** To the same draft, which has to be read again. */
        AGAIN,
        NEXT,
        OUT
    }

    private final Keys keys;
    private final ReviewPage page;
    private final ReviewTalk talk;
    private final Supplier<WorkerState> state;
    private final ReviewTally tally = new ReviewTally();
    private final ReviewActs acts;

    /**
     * A session.
     *
     * @param keys what the person presses
     * @param out what the person sees
     * @param clock the time
     * @param desk does what {@code approve} and {@code dismiss} do
     * @param state the state as it is at that moment
     * @param editor what texts are edited with
     */
    ReviewSession(Keys keys, Output out, Clock clock, ApprovalDesk desk, Supplier<WorkerState> state, Editor editor) {
        this.keys = keys;
        this.page = new ReviewPage(out, clock);
        this.talk = new ReviewTalk(out);
        this.state = state;
        this.acts = new ReviewActs(desk, editor, page::edited, tally);
    }

    /** What a review offers: replies that are not settled, and open escalations; oldest first. */
    static List<Draft> waiting(WorkerState state) {
        return state.unfinished().stream().filter(ReviewSession::isOffered).toList();
    }

    private static boolean isOffered(Draft draft) {
        return draft.status().isPending()
                || (draft.status() == DraftStatus.OPEN && draft.decision() == Decision.ESCALATE);
    }

    /** A suggestion is no reply that somebody meant to be sent: a person reads it in an editor first. */
    static boolean needsText(Draft draft) {
        return draft.status() == DraftStatus.OPEN && !draft.handling().edited();
    }

    /** Goes through all that waits at this moment; blocking for as long as the person likes. */
    ReviewTally run() {
        List<MessageId> ids =
                waiting(state.get()).stream().map(Draft::messageId).toList();
        Way way = Way.NEXT;
        for (int i = 0; i < ids.size() && way != Way.OUT; i++) {
            do {
                way = review(ids.get(i), i + 1, ids.size());
            } while (way == Way.AGAIN);
        }
        talk.summary(tally, state.get());
        return tally;
    }

    private Way review(MessageId id, int number, int of) {
        Optional<Draft> now = state.get().draft(id);
        if (now.filter(ReviewSession::isOffered).isEmpty()) {
            tally.add(id, Fate.OVERTAKEN);
            talk.overtaken(id, now);
            return Way.NEXT;
        }
        Draft draft = now.get();
        talk.busy("asking the hub …");
        Seen seen = acts.see(draft);
        talk.busy("");
        page.show(number, of, draft, seen);
        Way way = Way.STAY;
        // Nobody can approve what was not on the screen when the key went down.
        keys.forget();
        while (way == Way.STAY) {
            talk.choices(draft, seen);
            OptionalInt key = keys.press();
            talk.pressed(key);
            way = follow(key.orElse('q'), draft, seen);
        }
        return way;
    }

    private Way follow(int key, Draft draft, Seen seen) {
        switch (key) {
            case 'a' -> {
                return send(draft, needsText(draft), false);
            }
            case 'e' -> {
                return send(draft, true, false);
            }
            case '!' -> {
                return sendAnyway(draft, seen);
            }
            case 'd' -> {
                return after(draft, acts.dismiss(draft), "dismissed");
            }
            case 's' -> {
                tally.add(draft.messageId(), Fate.SKIPPED);
                return Way.NEXT;
            }
            case 'q' -> {
                return Way.OUT;
            }
            case 'm' -> page.wholeMessage(seen);
            case '?' -> talk.help();
            default -> talk.unknownKey();
        }
        return Way.STAY;
    }

    private Way sendAnyway(Draft draft, Seen seen) {
        if (seen.stale().isEmpty()) {
            talk.nothingStale();
            return Way.STAY;
        }
        talk.stale(seen);
        keys.forget();
        talk.confirmAnyway();
        if (keys.press().orElse('n') != 'y') {
            talk.answered("no, nothing was sent");
            return Way.STAY;
        }
        talk.answered("yes");
        return send(draft, needsText(draft), true);
    }

    private Way send(Draft draft, boolean edit, boolean anyway) {
        if (!edit) {
            talk.busy("sending …");
        }
        Outcome outcome = acts.send(draft, edit, anyway);
        talk.busy("");
        return after(draft, outcome, "sent");
    }

    private Way after(Draft draft, Outcome outcome, String done) {
        if (outcome.closed()) {
            talk.done(done, draft.messageId(), outcome.said());
            return Way.NEXT;
        }
        talk.failed(outcome.said());
        // It may be another draft by now, or have gone stale: no word of what is approved next is unseen. Before the
        // question is asked, so that a quick answer to it is not lost.
        keys.forget();
        talk.confirmRead();
        boolean on = keys.press().orElse('q') != 'q';
        talk.answered("");
        return on ? Way.AGAIN : Way.OUT;
    }
}
