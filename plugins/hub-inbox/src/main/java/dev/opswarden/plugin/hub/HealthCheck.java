package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.Optional;

/** Asks a hub how it is: {@code GET /state/health} (contract, section 1). */
final class HealthCheck {

    private HealthCheck() {}

    static Future<Health> of(HubClient hub) {
        HubSettings settings = hub.settings();
        HubCall call = HubCall.get("/state/health", null, settings.healthLimit(), HubCall.SMALL_BYTES);
        return hub.call(call).map(answer -> judge(call, answer, settings)).recover(HealthCheck::trouble);
    }

    private static Health judge(HubCall call, Answer answer, HubSettings settings) {
        int status = answer.status();
        if (answer.isSuccess()) {
            return complaint(answer)
                    .<Health>map(text -> new Health.Unreachable(
                            settings.withoutToken("the hub at " + settings.url() + " says it is not well: " + text)))
                    .orElseGet(() -> new Health.Healthy(settings.url() + " answered " + status));
        }
        String sentence = StatusCheck.sentence(call, answer, settings);
        if (status == 401 || status == 403) {
            return new Health.Refused(sentence);
        }
        return StatusCheck.isPassing(status) ? new Health.Unreachable(sentence) : new Health.NotAHub(sentence);
    }

    private static Future<Health> trouble(Throwable failure) {
        if (!(failure instanceof WardenException known)) {
            return Future.failedFuture(failure);
        }
        return Future.succeededFuture(
                known.kind() == ErrorKind.PROTOCOL
                        ? new Health.NotAHub(known.getMessage())
                        : new Health.Unreachable(known.getMessage()));
    }

    /** The {@code status} of the JSON, if it is neither ok nor healthy; what is no JSON object has nothing to say. */
    private static Optional<String> complaint(Answer answer) {
        try (JsonParser parser = HubJson.parser(answer.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isStatus = parser.currentName().equals("status");
                JsonToken value = parser.nextToken();
                if (isStatus && value != JsonToken.VALUE_NULL) {
                    String text = value.isScalarValue() ? parser.getText().strip() : value.asString();
                    return Optional.of("status '" + OneLine.of(text, 100) + "'")
                            .filter(said -> !text.equalsIgnoreCase("ok") && !text.equalsIgnoreCase("healthy"));
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
