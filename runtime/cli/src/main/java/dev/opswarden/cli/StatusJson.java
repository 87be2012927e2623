package dev.opswarden.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Rfc3339;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The document of {@code status --json} (contract, section 3).
 *
 * <p>{@code last_tick} is the report as it was stored; {@code pending_drafts}, {@code open} and {@code owed} are counts;
 * {@code brains} are the ids of those that are asked, in order; {@code rules} has {@code since} where the rules are not current and that is known; {@code plugins} are told as {@code plugins list} does. Then
 * {@code next_run}, {@code skipped_in_a_row}, {@code pending_by_priority} and {@code oldest_pending}.
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
            json.writeStringField("timer", report.timer().state().label());
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
            more(json, report);
            json.writeEndObject();
        };
    }

    /** What the contract does not ask for. */
    private static void more(JsonGenerator json, StatusReport report) throws IOException {
        PendingDrafts pending = PendingDrafts.in(report.state());
        json.writeStringField(
                "next_run", report.timer().next().map(Rfc3339::text).orElse(null));
        json.writeNumberField("skipped_in_a_row", report.runs().skips());
        json.writeObjectFieldStart("pending_by_priority");
        for (Map.Entry<Priority, Integer> entry : pending.byPriority().entrySet()) {
            json.writeNumberField(entry.getKey().label(), entry.getValue());
        }
        json.writeEndObject();
        json.writeStringField(
                "oldest_pending", pending.oldest().map(Rfc3339::text).orElse(null));
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
        PluginJson.fields(json, plugin);
        json.writeStringField("error", plugin.error().orElse(null));
        json.writeEndObject();
    }
}
