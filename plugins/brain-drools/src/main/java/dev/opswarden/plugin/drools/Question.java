package dev.opswarden.plugin.drools;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to ask about one message. */
final class Question {

    private final RuleBases bases;
    private final BitSet rules;
    private @Nullable List<CallableRule> direct;

    /**
     * The rules to ask.
     *
     * @param rules their places
     * @param direct the same rules, if none of them needs the engine
     */
    Question(RuleBases bases, BitSet rules, @Nullable List<CallableRule> direct) {
        this.bases = bases;
        this.rules = rules;
        this.direct = direct;
    }

    /** The rules, unless the engine has to be asked. */
    @Nullable List<CallableRule> direct() {
        return direct;
    }

    /** From now on the engine is asked. */
    void leaveToEngine() {
        direct = null;
    }

    /** The rules as the engine has them; made when they are first needed. */
    RuleBase base() {
        return bases.of(rules);
    }
}
