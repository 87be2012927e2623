package dev.opswarden.engine.state;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report as one line of the history. A tick over 100,000 messages may name each of them: a thousand such lines would
 * fill a disk, so long lists are cut in a line that would be over a megabyte.
 */
final class TickLine {

    private static final int LONGEST = 1 << 20;
    private static final int LONGEST_LIST = 50;

    private TickLine() {}

    static String of(JsonBody report) {
        String line = Json.text(report);
        return line.length() <= LONGEST ? line : shortened(line);
    }

    private static String shortened(String line) {
        try {
            return Json.text(Json.of(cut(Json.tree(line))));
        } catch (JsonException e) {
            throw new IllegalArgumentException("a tick report is no JSON", e);
        }
    }

    private static @Nullable Object cut(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), cut(value)));
            return fields;
        }
        if (tree instanceof List<?> list) {
            List<@Nullable Object> head = new ArrayList<>();
            for (Object value : list.subList(0, Math.min(list.size(), LONGEST_LIST))) {
                head.add(cut(value));
            }
            return head;
        }
        return tree;
    }
}
