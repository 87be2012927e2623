package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.RuleIndex;
import dev.opswarden.plugin.drools.index.RuleOutline;
import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import dev.opswarden.rules.Message;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules to ask about a message: those that can match it, and those of which nobody can tell. Where none of them needs
 * the engine they are asked as they are; else the engine is, in rule bases of some rules each. Which other rules are asked
 * besides makes no difference to the answer, only to the time that it takes.
 */
final class RuleBases {

    /** Messages that concern rules of several groups come in as many mixtures as there are: only so many are kept. */
    private static final int MOST_MIXTURES = 64;

    private final List<RuleOutline> outlines;
    private final RuleModels models;
    private final CallableRules callable;
    private final ClassLoader parent;
    private final RuleIndex index;
    private final Map<BitSet, RuleBase> bases = new ConcurrentHashMap<>();
    private int mixtures;

    /**
     * Loads what every message is asked with only when the first one comes.
     *
     * @param without the full names of rules that are left out
     */
    RuleBases(CompiledRules compiled, ClassLoader parent, Set<String> without) {
        this.outlines = compiled.outlines();
        RuleClassLoader classes = new RuleClassLoader(compiled.classes(), parent);
        this.models = new RuleModels(compiled, classes);
        this.callable = new CallableRules(outlines, classes);
        this.parent = parent;
        BitSet left = new BitSet();
        for (int place = 0; place < outlines.size(); place++) {
            left.set(place, without.contains(outlines.get(place).fullName()));
        }
        this.index = new RuleIndex(outlines, left);
    }

    /** What to ask about a message. */
    Question about(Message message) {
        BitSet rules = index.rulesFor(message);
        return new Question(this, rules, callable.of(rules));
    }

    /** Some rules, with some others, as the engine has them. */
    RuleBase of(BitSet rules) {
        BitSet groups = index.groupsOf(rules);
        RuleBase known = bases.get(groups);
        return known == null ? make(groups) : known;
    }

    private synchronized RuleBase make(BitSet asked) {
        BitSet groups = asked;
        if (groups.cardinality() > 1 && !bases.containsKey(groups) && mixtures++ >= MOST_MIXTURES) {
            groups = new BitSet();
            groups.set(0, index.groups());
        }
        RuleBase known = bases.get(groups);
        if (known == null) {
            BitSet places = index.rulesOf(groups);
            boolean ends = places.stream().allMatch(place -> outlines.get(place).ends());
            known = RuleBase.load(models.of(places), parent, ends);
            bases.put(groups, known);
        }
        return known;
    }
}
