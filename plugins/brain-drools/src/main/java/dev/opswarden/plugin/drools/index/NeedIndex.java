package dev.opswarden.plugin.drools.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the rules one need of which a message meets, without asking each rule. */
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
                words.computeIfAbsent(best.field(), field -> new WordIndex()).add(value, rule);
            } else {
                values.computeIfAbsent(best.field(), field -> new HashMap<>())
                        .computeIfAbsent(value, each -> new ArrayList<>())
                        .add(rule);
            }
        }
    }

    /** Tells the rules, some of them more than once. */
    void find(MessageTexts message, IntConsumer found) {
        words.forEach((field, index) -> index.find(message.lowered(field), found));
        values.forEach((field, rules) -> {
            if (field == Field.LABELS) {
                message.labels().forEach(label -> tell(rules.get(label), found));
            } else {
                tell(rules.get(message.text(field)), found);
            }
        });
    }

    private static void tell(@Nullable List<Integer> rules, IntConsumer found) {
        if (rules != null) {
            rules.forEach(found::accept);
        }
    }

    /** A value of one's own tells most, then long words; there are but four priorities. */
    private static int telling(Need need) {
        if (!need.words()) {
            return need.field() == Field.PRIORITY ? 0 : 1_000;
        }
        return need.values().stream().mapToInt(String::length).min().orElse(0);
    }
}
