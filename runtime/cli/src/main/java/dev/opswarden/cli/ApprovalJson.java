package dev.opswarden.cli;

import dev.opswarden.engine.approval.ApprovalResult;
import dev.opswarden.engine.json.JsonBody;
import java.util.List;

/** {@code approve --json} (contract, section 3). */
final class ApprovalJson {

    private ApprovalJson() {}

    static JsonBody of(List<ApprovalResult> results) {
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (ApprovalResult result : results) {
                json.writeStartObject();
                json.writeStringField("message_id", result.messageId());
                json.writeStringField("status", result.status().label());
                json.writeStringField("reply_id", result.replyId().orElse(null));
                json.writeStringField("reason", result.reason().orElse(null));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }
}
