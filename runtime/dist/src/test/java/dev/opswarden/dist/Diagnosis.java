package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code doctor --json} said.
 *
 * @param lines by the name of the part
 */
record Diagnosis(Map<String, JsonNode> lines) {

    static Diagnosis of(String document) throws IOException {
        Map<String, JsonNode> lines = new TreeMap<>();
        for (JsonNode line : new JsonMapper().readTree(document).path("checks")) {
            lines.put(line.path("name").asText(), line);
        }
        return new Diagnosis(lines);
    }

    String grade(String part) {
        return lines.get(part).path("status").asText();
    }

    String mend(String part) {
        return lines.get(part).path("mend").asText();
    }
}
