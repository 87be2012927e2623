package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.index.RuleOutline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that can be asked without the engine, each loaded when it is first asked. */
final class CallableRules {

    private final List<RuleOutline> outlines;
    private final ClassLoader classes;
    private final @Nullable CallableRule[] loaded;

    CallableRules(List<RuleOutline> outlines, ClassLoader classes) {
        this.outlines = outlines;
        this.classes = classes;
        this.loaded = new CallableRule[outlines.size()];
    }

    /** The rules at these places, in that order; null if one of them needs the engine. */
    @Nullable List<CallableRule> of(BitSet places) {
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (outlines.get(place).direct() == null) {
                return null;
            }
        }
        List<CallableRule> rules = new ArrayList<>(places.cardinality());
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            CallableRule rule = rule(place);
            if (rule == null) {
                return null;
            }
            rules.add(rule);
        }
        return rules;
    }

    /** Two threads may load it both; either is as good as the other. */
    private @Nullable CallableRule rule(int place) {
        CallableRule known = loaded[place];
        RuleOutline outline = outlines.get(place);
        if (known == null && outline.direct() != null) {
            try {
                known = new CallableRule(outline, outline.direct(), classes);
            } catch (ClassNotFoundException | LinkageError | ClassCastException e) {
                // The engine says what is wrong with it.
                return null;
            }
            loaded[place] = known;
        }
        return known;
    }
}
