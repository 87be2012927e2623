package dev.opswarden.engine.tick;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.engine.text.LogText;
import dev.opswarden.spi.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The progress note of a tick: counts and ids, no text of a message. */
final class TickNote {

    /** Ids beyond this are counted: a note is a sign of life, not a list. */
    private static final int MAX_IDS = 20;

    private TickNote() {}

    static OwedNote of(TickContext context, List<Draft> decided, int pending) {
        Map<Decision, List<Draft>> byDecision =
                decided.stream().collect(Collectors.groupingBy(Draft::decision, TreeMap::new, Collectors.toList()));
        String counts = byDecision.entrySet().stream()
                .map(entry -> entry.getValue().size() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        String summary = context.settings().agent() + " triaged " + decided.size()
                + (decided.size() == 1 ? " message: " : " messages: ") + counts + "; nothing was sent";
        String detail = byDecision.entrySet().stream()
                .map(entry -> entry.getKey().label() + ": " + ids(entry.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        "",
                        "\n" + pending + (pending == 1 ? " draft waits" : " drafts wait") + " for a person (tick "
                                + context.tickId() + ")"));
        return new OwedNote(
                "progress-" + context.tickId(), summary, detail, context.clock().instant());
    }

    private static String ids(List<Draft> drafts) {
        String named = drafts.stream()
                .limit(MAX_IDS)
                .map(draft -> LogText.of(draft.messageId().value()))
                .collect(Collectors.joining(", "));
        return drafts.size() <= MAX_IDS ? named : named + " and " + (drafts.size() - MAX_IDS) + " more";
    }
}
