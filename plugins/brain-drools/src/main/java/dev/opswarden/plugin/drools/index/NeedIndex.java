package dev.opswarden.plugin.drools.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules one need of which a message meets, without asking each rule. Loops, not streams, which a cold
 * process would have to load first.
 */
final class NeedIndex {

    private final Map<Field, WordIndex> words = new EnumMap<>(Field.class);
    private final Map<Field, Map<String, List<Integer>>> values = new EnumMap<>(Field.class);

    /** Adds a rule, by one of its needs: the one that fewest messages meet, as far as one can guess. */
    void add(List<Need> needs, int rule) {
        Need best = needs.get(0);
        for (Need need : needs) {
            best = telling(need) > telling(best) ? need : best;
        }
        for (String value : best.values()) {
            if (best.words()) {
                WordIndex known = words.get(best.field());
                if (known == null) {
                    known = new WordIndex();
                    words.put(best.field(), known);
                }
                known.add(value, rule);
            } else {
                rules(best.field(), value).add(rule);
            }
        }
    }

    private List<Integer> rules(Field field, String value) {
        Map<String, List<Integer>> all = values.get(field);
        if (all == null) {
            all = new HashMap<>();
            values.put(field, all);
        }
        List<Integer> rules = all.get(value);
        if (rules == null) {
            rules = new ArrayList<>();
            all.put(value, rules);
        }
        return rules;
    }

    /** Tells the rules, some of them more than once. */
    void find(MessageTexts message, IntConsumer found) {
        for (Map.Entry<Field, WordIndex> entry : words.entrySet()) {
            entry.getValue().find(message.lowered(entry.getKey()), found);
        }
        for (Map.Entry<Field, Map<String, List<Integer>>> entry : values.entrySet()) {
            if (entry.getKey() == Field.LABELS) {
                for (String label : message.labels()) {
                    tell(entry.getValue().get(label), found);
                }
            } else {
                tell(entry.getValue().get(message.text(entry.getKey())), found);
            }
        }
    }

    private static void tell(@Nullable List<Integer> rules, IntConsumer found) {
        if (rules != null) {
            for (int rule : rules) {
                found.accept(rule);
            }
        }
    }

    /** A value of one's own tells most, then long words; there are but four priorities. */
    private static int telling(Need need) {
        if (!need.words()) {
            return need.field() == Field.PRIORITY ? 0 : 1_000;
        }
        int shortest = need.values().isEmpty() ? 0 : Integer.MAX_VALUE;
        for (String word : need.values()) {
            shortest = Math.min(shortest, word.length());
        }
        return shortest;
    }
}
