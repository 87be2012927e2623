package dev.opswarden.cli;

import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the documents of several {@code rules} commands have in common. */
final class RulesJson {

    private RulesJson() {}

    /** A rule: {@code name file line salience}. */
    static Map<String, @Nullable Object> entry(RuleEntry rule) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", rule.name());
        fields.put("file", rule.file());
        fields.put("line", (long) rule.line());
        fields.put("salience", rule.salience().isEmpty() ? "0" : rule.salience());
        return fields;
    }

    /** What rules made of a message: {@code decision rule priority reason body}. */
    static Map<String, @Nullable Object> answer(RuleAnswer answer) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("decision", answer.decision());
        fields.put("rule", answer.rule().orElse(null));
        fields.put("priority", answer.priority().label());
        fields.put("reason", answer.reason());
        fields.put("body", answer.body());
        return fields;
    }
}
