package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one rule said about the message, while its consequence is still saying it. */
final class Ruling {

    private static final int LONGEST_REASON = 500;

    /** Far more than a label has: the host cuts it, once it knows that no secret is cut in two. */
    private static final int LONGEST_LABEL = 500;

    private static final int MOST_LABELS = 20;

    private final Verb verb;
    private final String rule;
    private final String body;
    private String reason;
    private Priority priority = Priority.NORMAL;
    private final List<String> labels = new ArrayList<>();

    /**
     * A ruling of normal priority.
     *
     * @param reason why; blank for none, and then the rule's name stands for it
     */
    Ruling(Verb verb, String rule, String body, String reason) {
        this.verb = verb;
        this.rule = rule;
        this.body = body;
        String line = OneLine.of(reason, LONGEST_REASON);
        this.reason = line.isEmpty() ? "rule '" + rule + "'" : line;
    }

    String decision() {
        return verb.word();
    }

    void because(String text) {
        String line = OneLine.of(text, LONGEST_REASON);
        if (line.isEmpty()) {
            throw new RuleError("because(…) was given no text");
        }
        reason = line;
    }

    void priority(String text) {
        Optional<Priority> known = Priority.parse(text);
        if (known.isEmpty()) {
            throw new RuleError("priority " + Quoted.of(text) + " is none of 'low', 'normal', 'high' and 'urgent'");
        }
        priority = known.get();
    }

    void label(String text) {
        String label = OneLine.of(text, LONGEST_LABEL);
        if (label.isEmpty()) {
            throw new RuleError("label(…) was given no text");
        }
        if (labels.size() == MOST_LABELS) {
            throw new RuleError("a decision has at most " + MOST_LABELS + " labels");
        }
        if (!labels.contains(label)) {
            labels.add(label);
        }
    }

    Veto asVeto() {
        return new Veto(reason, Optional.of(rule), priority, labels);
    }

    Triage asTriage() {
        return switch (verb) {
            case REPLY -> decided(Decision.REPLY);
            case ESCALATE, VETO -> decided(Decision.ESCALATE);
            case FYI -> decided(Decision.FYI);
            case IGNORE -> decided(Decision.IGNORE);
            case DEFER -> new Triage.Deferred(reason, Optional.of(rule), priority, labels);
        };
    }

    private Triage decided(Decision decision) {
        return new Triage.Decided(decision, body, reason, Optional.of(rule), priority, labels);
    }
}
