package dev.opswarden.engine.triage;

import java.util.List;

/**
 * What a triage came to.
 *
 * @param verdicts what was decided, in the order of the messages
 * @param undecided how many messages nobody got round to; they are unread still, and the next tick's
 * @param fallbacks which brain failed on which message
 * @param warnings what the operator should know about the brains
 */
public record TriageResult(List<Verdict> verdicts, int undecided, List<Fallback> fallbacks, List<String> warnings) {

    /** A triage of nothing. */
    public static final TriageResult NONE = new TriageResult(List.of(), 0, List.of(), List.of());
}
