package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Triage;
import dev.opswarden.spi.HiddenCharacters;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what the rules say about one message. Used by one thread.
 *
 * <p>The rules go on firing after the first decision, so that a veto of a later rule is heard; what else a later rule
 * says goes nowhere, errors in it included.
 */
final class TriageFact implements Triage {

    private static final int LONGEST_REPLY = 100_000;

    private final Function<String, String> templates;
    private String firing = "";
    /** Looked at by another thread where this one does not come back. */
    private volatile @Nullable Ruling decision;

    private volatile @Nullable Ruling veto;

    /** What because, priority and label belong to: the last thing that the rule which is firing said. */
    private @Nullable Ruling spoken;
    /** Whether that comes too late to count. */
    private boolean late;

    /**
     * Nothing said yet.
     *
     * @param templates renders a template by its name
     */
    TriageFact(Function<String, String> templates) {
        this.templates = templates;
    }

    /** Another rule has the word. */
    void firing(String rule) {
        firing = rule;
        spoken = null;
        late = false;
    }

    /** The rule that had the word last; empty where none had it. */
    String firing() {
        return firing;
    }

    Optional<Ruling> decision() {
        return Optional.ofNullable(decision);
    }

    Optional<Ruling> veto() {
        return Optional.ofNullable(veto);
    }

    @Override
    public boolean isUndecided() {
        return decision == null && veto == null;
    }

    @Override
    public String getDecision() {
        Ruling stands = veto == null ? decision : veto;
        return stands == null ? "" : stands.decision();
    }

    @Override
    public Triage reply(String text) {
        return comesFirst() ? decide(Verb.REPLY, usable(text("reply", text)), "") : this;
    }

    @Override
    public Triage replyFrom(String template) {
        return comesFirst() ? decide(Verb.REPLY, usable(templates.apply(template)), "") : this;
    }

    @Override
    public Triage escalate(String reason) {
        return comesFirst() ? decide(Verb.ESCALATE, "", reason) : this;
    }

    @Override
    public Triage fyi(String reason) {
        return comesFirst() ? decide(Verb.FYI, "", reason) : this;
    }

    @Override
    public Triage ignore(String reason) {
        return comesFirst() ? decide(Verb.IGNORE, "", reason) : this;
    }

    @Override
    public Triage defer(String reason) {
        return comesFirst() ? decide(Verb.DEFER, "", reason) : this;
    }

    @Override
    public Triage veto(String reason) {
        late = veto != null;
        if (!late) {
            veto = new Ruling(Verb.VETO, firing, "", text("veto", reason));
            spoken = veto;
        }
        return this;
    }

    @Override
    public Triage because(String reason) {
        if (!late) {
            spoken("because").because(text("because", reason));
        }
        return this;
    }

    @Override
    public Triage priority(String priority) {
        if (!late) {
            spoken("priority").priority(text("priority", priority));
        }
        return this;
    }

    @Override
    public Triage label(String label) {
        if (!late) {
            spoken("label").label(text("label", label));
        }
        return this;
    }

    private boolean comesFirst() {
        late = decision != null;
        return !late;
    }

    private Triage decide(Verb verb, String body, String reason) {
        decision = new Ruling(verb, firing, body, text(verb.word(), reason));
        spoken = decision;
        return this;
    }

    private Ruling spoken(String verb) {
        if (spoken == null) {
            throw new RuleError(verb + "(…) comes before a decision: write $t.escalate(…)." + verb + "(…)");
        }
        return spoken;
    }

    private static String usable(String reply) {
        if (HiddenCharacters.showNothing(reply)) {
            throw new RuleError("the reply is empty");
        }
        if (reply.length() > LONGEST_REPLY) {
            throw new RuleError("the reply has " + reply.length() + " characters, " + LONGEST_REPLY + " are allowed");
        }
        return reply;
    }

    /** A rule can hand in null, whatever the signature says. */
    private static String text(String verb, @Nullable String given) {
        if (given == null) {
            throw new RuleError(verb + "(…) was given null");
        }
        return given;
    }
}
