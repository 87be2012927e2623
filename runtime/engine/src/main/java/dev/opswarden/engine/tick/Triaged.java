package dev.opswarden.engine.tick;

import dev.opswarden.engine.inbox.Fetched;
import dev.opswarden.engine.triage.TriageResult;
import dev.opswarden.engine.triage.Verdict;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a triage came to, told apart: what is news, and which messages were asked about again in vain. That a brain is
 * still down is no news: the decision stands, and one attempt more is counted.
 *
 * @param news the decisions of this tick, with what else the operator should know
 * @param inVain the decisions that are provisional once more
 */
record Triaged(TriageResult news, List<Verdict> inVain) {

    /** A triage of nothing. */
    static final Triaged NOTHING = new Triaged(TriageResult.NONE, List.of());

    static Triaged of(TriageResult result, Fetched fetched) {
        Set<MessageId> again = fetched.again().stream().map(Message::id).collect(Collectors.toSet());
        List<Verdict> news = new ArrayList<>();
        List<Verdict> inVain = new ArrayList<>();
        int decidedAgain = 0;
        for (Verdict verdict : result.verdicts()) {
            boolean known = again.contains(verdict.message().id());
            decidedAgain += known ? 1 : 0;
            (known && verdict.provisional() ? inVain : news).add(verdict);
        }
        int waiting = again.size() - decidedAgain;
        return new Triaged(
                new TriageResult(news, result.undecided() - waiting, result.fallbacks(), result.warnings()), inVain);
    }

    /** Every decision, for the store. */
    List<Verdict> all() {
        List<Verdict> all = new ArrayList<>(news.verdicts());
        all.addAll(inVain);
        return all;
    }
}
