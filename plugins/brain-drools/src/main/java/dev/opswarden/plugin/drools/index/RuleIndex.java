package dev.opswarden.plugin.drools.index;

import dev.opswarden.rules.Message;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

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
        this.outlines = outlines.toArray(new RuleOutline[0]);
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

    /** The places of the rules that can match this message, and of those of which nothing can be told. */
    public BitSet rulesFor(Message message) {
        MessageTexts texts = new MessageTexts(message);
        BitSet found = (BitSet) always.clone();
        index.find(texts, new Matches(texts, found));
        return found;
    }

    private final class Matches implements IntConsumer {

        private final MessageTexts texts;
        private final BitSet found;

        Matches(MessageTexts texts, BitSet found) {
            this.texts = texts;
            this.found = found;
        }

        @Override
        public void accept(int rule) {
            if (!found.get(rule) && outlines[rule].canMatch(texts)) {
                found.set(rule);
            }
        }
    }

    /** The groups that some rules are in. */
    public BitSet groupsOf(BitSet rules) {
        BitSet found = new BitSet(groups);
        for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
            if (groupOf[rule] >= 0) {
                found.set(groupOf[rule]);
            }
        }
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
