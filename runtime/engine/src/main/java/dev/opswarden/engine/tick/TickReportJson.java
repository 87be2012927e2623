package dev.opswarden.engine.tick;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.triage.ComparisonJson;
import dev.opswarden.engine.triage.Fallback;
import dev.opswarden.spi.ErrorKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a report as the contract has it (section 3, {@code tick --json}). */
public final class TickReportJson {

    private TickReportJson() {}

    /**
     * The report as JSON.
     *
     * @param report what to write
     */
    public static JsonBody of(TickReport report) {
        return json -> write(json, report);
    }

    private static void write(JsonGenerator json, TickReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("tick_id", report.tickId());
        json.writeStringField("outcome", report.outcome().label());
        json.writeStringField("reason", report.reason());
        json.writeStringField(
                "started_at", report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        json.writeStringField(
                "finished_at",
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        counts(json, report);
        json.writeArrayFieldStart("fallbacks");
        for (Fallback fallback : report.fallbacks()) {
            json.writeStartObject();
            json.writeStringField("message_id", fallback.messageId().value());
            json.writeStringField("from", fallback.from());
            json.writeStringField("to", fallback.to());
            json.writeStringField("why", fallback.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stages");
        for (StageReport stage : report.stages()) {
            stage(json, stage);
        }
        json.writeEndArray();
        json.writeStringField("digest", report.digest().map(Path::toString).orElse(null));
        json.writeStringField("progress_note", report.progressNote().label());
        texts(json, "notified", report.notified());
        texts(json, "warnings", report.warnings());
        if (report.outcome() == TickReport.Outcome.FAILED && report.fault().isPresent()) {
            error(json, report.fault().get(), report.reason());
        }
        if (!report.proposed().isEmpty()) {
            proposals(json, report.proposed());
        }
        if (!report.compared().isEmpty()) {
            json.writeFieldName("compared");
            ComparisonJson.write(json, report.compared());
        }
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, TickReport report) throws IOException {
        json.writeObjectFieldStart("messages");
        json.writeNumberField("unread", report.messages().unread());
        json.writeNumberField("new", report.messages().fresh());
        json.writeNumberField("left_for_next_tick", report.messages().left());
        json.writeNumberField("rejected", report.messages().rejected());
        json.writeEndObject();
        json.writeObjectFieldStart("decisions");
        for (var decision : report.decisions().entrySet()) {
            json.writeNumberField(decision.getKey().label(), decision.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("drafts");
        json.writeNumberField("created", report.draftsCreated());
        json.writeNumberField("pending", report.draftsPending());
        json.writeEndObject();
        json.writeObjectFieldStart("brains");
        for (var brain : report.brains().entrySet()) {
            json.writeNumberField(brain.getKey(), brain.getValue());
        }
        json.writeEndObject();
    }

    private static void stage(JsonGenerator json, StageReport stage) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", stage.name().label());
        json.writeStringField("status", stage.status().label());
        json.writeNumberField("ms", stage.took().toMillis());
        json.writeNumberField("limit_ms", stage.limit().toMillis());
        json.writeStringField("detail", stage.detail());
        json.writeEndObject();
    }

    /** As every command tells of a failure, so that a script need not know the report. */
    private static void error(JsonGenerator json, ErrorKind kind, String message) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("kind", kind.label());
        json.writeStringField("message", message);
        json.writeEndObject();
    }

    private static void proposals(JsonGenerator json, List<TickReport.Proposal> proposals) throws IOException {
        json.writeArrayFieldStart("proposed");
        for (TickReport.Proposal proposal : proposals) {
            json.writeStartObject();
            json.writeStringField("message_id", proposal.messageId());
            json.writeStringField("decision", proposal.decision().label());
            json.writeStringField("brain", proposal.brain());
            json.writeStringField("rule", proposal.rule().orElse(null));
            json.writeStringField("reason", proposal.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
