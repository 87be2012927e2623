package dev.opswarden.engine.state;

import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was decided about one message, and what became of it (contract, section 4). Nothing of the message's own text is
 * in it but the subject.
 *
 * @param messageId the message
 * @param status where it stands
 * @param decision what the message needs
 * @param toAgent who wrote the message, and gets a reply
 * @param subject the subject of the reply, or of the message where none is drafted
 * @param body the drafted reply, or the suggestion of an escalation; empty otherwise
 * @param threadId the thread of the message
 * @param priority how soon a person should look
 * @param provisional whether it is an escalation that came about because a brain failed
 * @param attempts how often it took the place of a provisional one and was provisional too
 * @param brain the brain that decided; {@code engine} where none did
 * @param rule the rule that decided, where rules decide
 * @param reason why, in one sentence
 * @param createdAt when it was decided first
 * @param closedAt when it was sent, dismissed or superseded
 * @param sentAt when the message came to the hub
 * @param tickId the tick that decided
 * @param key the one {@code Idempotency-Key} of this draft, for its whole life
 * @param labels words that the digest shows beside it
 * @param warnings what a person should know before acting on it
 * @param model the language model that decided, where one did
 * @param messageMac what the message's raw text comes to under the installation's key, where that is known
 * @param handling what a person has done with it
 */
public record Draft(
        MessageId messageId,
        DraftStatus status,
        Decision decision,
        String toAgent,
        String subject,
        String body,
        String threadId,
        Priority priority,
        boolean provisional,
        int attempts,
        String brain,
        Optional<String> rule,
        String reason,
        Instant createdAt,
        Optional<Instant> closedAt,
        Optional<Instant> sentAt,
        String tickId,
        String key,
        List<String> labels,
        List<String> warnings,
        Optional<AskedModel> model,
        Optional<String> messageMac,
        Handling handling) {

    /** In how many ticks a provisional decision is asked about again (contract, section 3). */
    public static final int MOST_ATTEMPTS = 3;

    /** The order in which drafts are kept and listed: oldest first. */
    public static final Comparator<Draft> OLDEST_FIRST = Draft::compareAge;

    /** Written out: what Comparator puts together cannot be archived, and each run would make it anew. */
    private static int compareAge(Draft one, Draft other) {
        int byTime = one.createdAt.compareTo(other.createdAt);
        return byTime != 0 ? byTime : one.messageId.compareTo(other.messageId);
    }

    /** Copies the lists, and refuses a draft that could not be sent exactly once. */
    public Draft {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a draft needs a key");
        }
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts cannot be negative: " + attempts);
        }
        labels = List.copyOf(labels);
        warnings = List.copyOf(warnings);
        handling = status == DraftStatus.SENDING ? handling : handling.withoutOutgoing();
    }

    /**
     * A fresh draft: {@code pending} for a reply, {@code open} for any other decision.
     *
     * @param message the message it is about
     * @param decided what a brain said of it
     * @param brain which brain
     * @param subject the subject that a reply would have, or the message's own
     * @param tickId the tick that asked
     * @param key the draft's key, which no other message has
     * @param now the time
     */
    public static Draft of(
            Message message,
            Triage.Decided decided,
            String brain,
            String subject,
            String tickId,
            String key,
            Instant now) {
        return new DraftBuilder()
                .messageId(message.id())
                .status(firstStatus(decided.decision()))
                .decision(decided.decision())
                .toAgent(message.sender())
                .subject(subject)
                .body(decided.body())
                .threadId(message.threadId())
                .priority(decided.priority())
                .brain(brain)
                .rule(decided.rule())
                .reason(decided.reason())
                .createdAt(now)
                .sentAt(Optional.of(message.sentAt()))
                .tickId(tickId)
                .key(key)
                .labels(decided.labels())
                .model(decided.model())
                .build();
    }

    /** Where a draft begins: a {@code reply} is pending, another decision open. */
    public static DraftStatus firstStatus(Decision decision) {
        return decision == Decision.REPLY ? DraftStatus.PENDING : DraftStatus.OPEN;
    }

    /** A builder that starts with everything of this draft; a change of status is for {@link Lifecycle} to make. */
    DraftBuilder change() {
        return new DraftBuilder(this);
    }

    /** The same draft, marked as one that a real decision may replace. */
    public Draft asProvisional() {
        return change().provisional(true).build();
    }

    /** The same draft, with what the raw text of its message comes to. */
    public Draft withMessageMac(Optional<String> mac) {
        return change().messageMac(mac).build();
    }

    /** The same draft with the text of a person: no tick touches it from then on. */
    public Draft withEditedText(String text) {
        return change().body(text).edited(true).build();
    }

    /** The same draft with a person's text beside its own, which stays: somebody was quicker. */
    public Draft withTextBeside(String text) {
        return change().unsentText(Optional.of(text)).build();
    }

    /** The same draft, with another request as the one that is on its way. */
    public Draft withOutgoing(Outgoing changed) {
        return change().outgoing(Optional.of(changed)).build();
    }

    /** The same draft, whose message is known to be read. */
    public Draft withReadSettled() {
        return change().readOwed(false).build();
    }

    /** The same draft, whose message a person wants marked read. */
    public Draft withReadOwed() {
        return change().readOwed(true).build();
    }

    /** The same draft with a warning more. */
    public Draft withWarning(String more) {
        return change().warnings(Change.joined(warnings, List.of(more))).build();
    }

    /** Whether nobody has acted on it: still as a tick left it. */
    public boolean isUntouched() {
        return !handling.edited() && status.isWaiting();
    }

    /** Whether somebody is at work who sends it: nobody else settles it then. */
    public boolean isBeingSent() {
        return handling.outgoing().map(Outgoing::owner).map(Owner::isAtWork).orElse(false);
    }

    /** Whether a tick may put another decision in its place: a brain had failed, and no person has acted. */
    public boolean isReplaceable() {
        return provisional && isUntouched();
    }

    /** Whether the brains should be asked about its message again. */
    public boolean isToBeAskedAgain() {
        return isReplaceable() && attempts < MOST_ATTEMPTS;
    }

    /** How long it stays provisional, as a clause for the operator. */
    public String provisionalNote() {
        int left = MOST_ATTEMPTS - attempts;
        String then = left <= 0
                ? "asked again " + attempts + " times, in vain"
                : left == 1 ? "asked again in the next tick" : "asked again in the next " + left + " ticks";
        return "a brain failed, so it was left to you; " + then;
    }

    /**
     * This decision in the place of an earlier one about the same message: the key and the first time stay, and where
     * it is provisional too the tick as well, since it is no news then.
     *
     * @param earlier the provisional one
     */
    Draft inPlaceOf(Draft earlier) {
        return change().key(earlier.key)
                .createdAt(earlier.createdAt)
                .tickId(provisional ? earlier.tickId : tickId)
                .attempts(provisional ? earlier.attempts + 1 : earlier.attempts)
                .build();
    }
}
