package dev.opswarden.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.engine.plugin.PluginInfo;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The document of {@code status --json} (contract, section 3).
 *
 * <p>{@code last_tick} is the report as it was stored; {@code pending_drafts}, {@code open} and {@code owed} are counts;
 * {@code brains} are the ids of those that are asked, in order; {@code rules} has {@code since} where the rules are not current and that is known; {@code plugins} are told as {@code plugins list} does.
 */
final class StatusJson {

    private StatusJson() {}

    static JsonBody of(StatusReport report) {
        return json -> {
            json.writeStartObject();
            json.writeFieldName("last_tick");
            JsonTree.write(json, report.runs().last().map(last -> last.report()).orElse(null));
            json.writeNumberField("pending_drafts", report.state().pendingCount());
            json.writeNumberField("open", report.state().openCount());
            json.writeNumberField(
                    "owed",
                    report.state().owed().size()
                            + report.state().readMarksOwed().size());
            json.writeStringField("digest", report.digest().map(Path::toString).orElse(null));
            json.writeStringField("timer", report.timer().label());
            json.writeBooleanField("enabled", report.enabled());
            json.writeArrayFieldStart("brains");
            for (String brain : report.plugins().brains()) {
                json.writeString(brain);
            }
            json.writeEndArray();
            rules(json, report.plugins().rules());
            json.writeArrayFieldStart("plugins");
            for (PluginInfo plugin : report.plugins().plugins()) {
                plugin(json, plugin);
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    private static void rules(JsonGenerator json, RulesInForce rules) throws IOException {
        json.writeObjectFieldStart("rules");
        json.writeNumberField("files", rules.files());
        json.writeNumberField("rules", rules.rules());
        json.writeStringField("state", rules.label());
        json.writeStringField("error", rules.error().orElse(null));
        if (rules.since().isPresent()) {
            json.writeStringField("since", rules.since().get().toString());
        }
        json.writeEndObject();
    }

    private static void plugin(JsonGenerator json, PluginInfo plugin) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", plugin.id());
        json.writeStringField("version", plugin.version());
        json.writeStringField("state", plugin.state().label());
        json.writeArrayFieldStart("provides");
        for (String provided : plugin.provides()) {
            json.writeString(provided);
        }
        json.writeEndArray();
        json.writeStringField("path", plugin.path().toString());
        json.writeStringField("error", plugin.error().orElse(null));
        json.writeEndObject();
    }
}
