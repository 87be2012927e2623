package dev.opswarden.engine.state;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ways from one status of a draft to another; there are no others (contract, sections 3 and 5). Meant to be used
 * inside {@link StateStore#update}, on the draft as it is at that moment: whoever comes second is refused.
 */
public final class Lifecycle {

    private static final Map<DraftStatus, Set<DraftStatus>> NEXT = new EnumMap<>(Map.of(
            DraftStatus.PENDING, EnumSet.of(DraftStatus.SENDING, DraftStatus.DISMISSED, DraftStatus.SUPERSEDED),
            DraftStatus.OPEN, EnumSet.of(DraftStatus.SENDING, DraftStatus.DISMISSED, DraftStatus.SUPERSEDED),
            DraftStatus.SENDING,
                    EnumSet.of(DraftStatus.SENDING, DraftStatus.SENT, DraftStatus.PENDING, DraftStatus.OPEN),
            DraftStatus.SENT, EnumSet.noneOf(DraftStatus.class),
            DraftStatus.DISMISSED, EnumSet.noneOf(DraftStatus.class),
            DraftStatus.SUPERSEDED, EnumSet.noneOf(DraftStatus.class)));

    private Lifecycle() {}

    /**
     * A person approved, and the request is about to go out. A draft that is {@code sending} already can be taken over
     * from an owner that is gone.
     *
     * @param draft the draft as it is
     * @param outgoing what goes out, and who sends it
     * @throws WardenException of kind {@link ErrorKind#REFUSED} where that cannot be
     */
    public static Draft sending(Draft draft, Outgoing outgoing) {
        requireSendable(draft);
        return to(draft, DraftStatus.SENDING).outgoing(Optional.of(outgoing)).build();
    }

    /**
     * Sees whether a draft can be sent, or its sending be taken over.
     *
     * @param draft the draft as it is
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it cannot, saying why
     */
    public static void requireSendable(Draft draft) {
        if (!NEXT.getOrDefault(draft.status(), Set.of()).contains(DraftStatus.SENDING)) {
            throw new WardenException(ErrorKind.REFUSED, refusal(draft, DraftStatus.SENDING));
        }
        draft.handling().outgoing().map(Outgoing::owner).filter(Owner::isAtWork).ifPresent(owner -> {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "another approve is sending '" + draft.messageId() + "' (process " + owner.pid()
                            + "); wait for it to end, then look again");
        });
    }

    /**
     * The hub has the reply. Its message has to be marked read from then on.
     *
     * @param draft the draft as it is
     * @param replyId the reply's id
     * @param text the text that went out, redacted; where it is not the draft's own, that one is kept as unsent
     * @param when the time
     */
    public static Draft sent(Draft draft, String replyId, String text, Instant when) {
        DraftBuilder sent = to(draft, DraftStatus.SENT)
                .closedAt(Optional.of(when))
                .replyId(Optional.of(replyId))
                .body(text)
                .readOwed(true);
        if (!text.equals(draft.body())) {
            sent.unsentText(Optional.of(draft.body()));
        }
        return sent.build();
    }

    /** Nothing went out, and that is certain: the draft waits for a person again. */
    public static Draft returned(Draft draft) {
        return to(draft, Draft.firstStatus(draft.decision())).build();
    }

    /**
     * A person closed it without a reply.
     *
     * @param draft the draft as it is
     * @param when the time
     * @param readOwed whether the message has to be marked read
     */
    public static Draft dismissed(Draft draft, Instant when, boolean readOwed) {
        return to(draft, DraftStatus.DISMISSED)
                .closedAt(Optional.of(when))
                .readOwed(readOwed)
                .build();
    }

    /** The hub, asked for that very message, said that it was read or is gone. */
    public static Draft superseded(Draft draft, Instant when) {
        return to(draft, DraftStatus.SUPERSEDED).closedAt(Optional.of(when)).build();
    }

    /** Whether a draft may go from one status to another, or stay. */
    static boolean allows(DraftStatus from, DraftStatus to) {
        return from == to || NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    private static DraftBuilder to(Draft draft, DraftStatus next) {
        if (!NEXT.getOrDefault(draft.status(), Set.of()).contains(next)) {
            throw new WardenException(ErrorKind.REFUSED, refusal(draft, next));
        }
        return draft.change().status(next);
    }

    private static String refusal(Draft draft, DraftStatus next) {
        String id = "'" + draft.messageId() + "'";
        return switch (draft.status()) {
            case SENT -> id + " is sent already";
            case DISMISSED -> id + " was dismissed";
            case SUPERSEDED -> id + " is superseded: the hub says that its message was read or is gone";
            case SENDING -> id + " is being sent, and may have arrived; approve it again to find out, which is safe";
            case PENDING, OPEN -> id + " is " + draft.status().label() + ", and cannot become " + next.label();
        };
    }
}
