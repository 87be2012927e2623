package dev.opswarden.engine.tick;

import dev.opswarden.engine.inbox.Fetched;
import dev.opswarden.engine.triage.Fallback;
import dev.opswarden.engine.triage.TriageResult;
import dev.opswarden.engine.triage.Verdict;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a report counts: who decided what about how many messages.
 *
 * @param fetched what was read
 * @param triage what was decided about it
 */
record Tally(Fetched fetched, TriageResult triage) {

    /** How many of the new messages are decided; what was asked about again is not new. */
    int freshDecided() {
        Set<MessageId> again = new HashSet<>();
        fetched.again().forEach(message -> again.add(message.id()));
        int decided = 0;
        for (Verdict verdict : triage.verdicts()) {
            decided += again.contains(verdict.message().id()) ? 0 : 1;
        }
        return decided;
    }

    TickReport.Messages messages() {
        int decided = freshDecided();
        return new TickReport.Messages(
                fetched.unread().size(),
                decided,
                fetched.left() + fetched.fresh().size() - decided,
                fetched.rejectedCount());
    }

    /** Each decision with its number, also where that is 0. */
    Map<Decision, Integer> decisions() {
        Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
        for (Decision decision : Decision.values()) {
            decisions.put(decision, 0);
        }
        for (Verdict verdict : triage.verdicts()) {
            decisions.merge(verdict.decided().decision(), 1, Integer::sum);
        }
        return decisions;
    }

    /** How many messages each brain decided, by its id. */
    Map<String, Integer> brains() {
        Map<String, Integer> brains = new TreeMap<>();
        for (Verdict verdict : triage.verdicts()) {
            brains.merge(verdict.brain(), 1, Integer::sum);
        }
        return brains;
    }

    /** Which brain failed, why and how often, a line each. */
    List<String> failures() {
        Map<String, Integer> fallbacks = new TreeMap<>();
        for (Fallback fallback : triage.fallbacks()) {
            fallbacks.merge("brain " + fallback.from() + ": " + fallback.why(), 1, Integer::sum);
        }
        List<String> failures = new ArrayList<>();
        fallbacks.forEach((why, times) -> failures.add(why + " (" + times + (times == 1 ? " message)" : " messages)")));
        return failures;
    }

    /** What a dry run would have stored. */
    List<TickReport.Proposal> proposals() {
        return triage.verdicts().stream()
                .map(verdict -> new TickReport.Proposal(
                        verdict.message().id().value(),
                        verdict.message().sender(),
                        verdict.message().subject(),
                        verdict.decided().decision(),
                        verdict.brain(),
                        verdict.decided().rule(),
                        verdict.decided().reason()))
                .toList();
    }
}
