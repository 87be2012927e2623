package dev.opswarden.plugin.drools.index;

import dev.opswarden.rules.Message;
import java.util.BitSet;
import java.util.List;

/**
 * Finds, for a message, the groups of rules that have to be asked about it. A group is a few rules that stand side by
 * side; rules of which nothing can be told are in every question.
 */
public final class RuleIndex {

    /** Asking a group takes as long as its rules are many; making a rule base for each takes memory. */
    private static final int GROUP = 4;

    private final RuleOutline[] outlines;
    private final int[] groupOf;
    private final BitSet always = new BitSet();
    private final NeedIndex index = new NeedIndex();
    private final int groups;

    /**
     * An index.
     *
     * @param outlines every rule, in the order in which Drools has them
     * @param without rules that are in no question, by their places
     */
    public RuleIndex(List<RuleOutline> outlines, BitSet without) {
        this.outlines = outlines.toArray(RuleOutline[]::new);
        groupOf = new int[this.outlines.length];
        int grouped = 0;
        for (int rule = 0; rule < this.outlines.length; rule++) {
            groupOf[rule] = -1;
            if (without.get(rule)) {
                continue;
            }
            if (this.outlines[rule].needs().isEmpty()) {
                always.set(rule);
            } else {
                groupOf[rule] = grouped++ / GROUP;
                index.add(this.outlines[rule].needs(), rule);
            }
        }
        groups = (grouped + GROUP - 1) / GROUP;
    }

    /** How many groups there are. */
    public int groups() {
        return groups;
    }

    /** The groups with a rule that can match this message. */
    public BitSet groupsFor(Message message) {
        MessageTexts texts = new MessageTexts(message);
        BitSet found = new BitSet(groups);
        index.find(texts, rule -> {
            if (!found.get(groupOf[rule]) && outlines[rule].canMatch(texts)) {
                found.set(groupOf[rule]);
            }
        });
        return found;
    }

    /** The places of the rules of some groups, and of those that are in every question. */
    public BitSet rulesOf(BitSet some) {
        BitSet rules = (BitSet) always.clone();
        for (int rule = 0; rule < outlines.length; rule++) {
            if (groupOf[rule] >= 0 && some.get(groupOf[rule])) {
                rules.set(rule);
            }
        }
        return rules;
    }
}
