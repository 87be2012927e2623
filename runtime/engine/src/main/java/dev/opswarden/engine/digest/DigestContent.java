package dev.opswarden.engine.digest;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a digest tells of (contract, section 4). All text in it is as it came; the page makes it inert.
 *
 * @param agent whose inbox it is
 * @param tickId the tick that writes it
 * @param time when
 * @param zone the zone of the operator, for the times on the page
 * @param counts what the tick found
 * @param leftForNextTick how many new messages wait for the next tick
 * @param rejected messages that could not be taken
 * @param troubles what went wrong: fallbacks, broken rules, plugins, state
 * @param drafts the drafts that are not closed; others are passed over
 * @param newTicks the ticks whose decisions no digest has shown yet, this one among them
 */
public record DigestContent(
        String agent,
        String tickId,
        Instant time,
        ZoneId zone,
        Counts counts,
        int leftForNextTick,
        List<Rejection> rejected,
        List<String> troubles,
        Collection<Draft> drafts,
        Set<String> newTicks) {

    /** Copies the lists. */
    public DigestContent {
        rejected = List.copyOf(rejected);
        troubles = List.copyOf(troubles);
        drafts = List.copyOf(drafts);
        newTicks = Set.copyOf(newTicks);
    }

    /**
     * What a tick found.
     *
     * @param unread messages that are unread at the hub
     * @param fresh those of them that were not known
     */
    public record Counts(int unread, int fresh) {}

    /**
     * A message that could not be taken.
     *
     * @param subject its subject, or what else names it; may be empty
     * @param reason why
     */
    public record Rejection(String subject, String reason) {}

    boolean isNew(Draft draft) {
        return newTicks.contains(draft.tickId());
    }

    /** What is open of one decision; a draft that is being sent belongs to the replies, whatever it was first. */
    List<Draft> open(Decision decision) {
        List<Draft> open = new ArrayList<>();
        for (Draft draft : drafts) {
            Decision shown = draft.status() == DraftStatus.SENDING ? Decision.REPLY : draft.decision();
            if (!draft.status().isClosed() && shown == decision) {
                open.add(draft);
            }
        }
        return open;
    }
}
