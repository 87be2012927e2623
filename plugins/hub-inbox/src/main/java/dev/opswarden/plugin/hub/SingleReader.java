package dev.opswarden.plugin.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Takes an answer apart that is one message. */
final class SingleReader {

    private SingleReader() {}

    /**
     * Reads the fields.
     *
     * @throws UnusableAnswer if it is no object, is too large, or cannot be read to its end
     */
    static MessageFields fields(Answer answer) throws UnusableAnswer {
        if (answer.cutOff()) {
            throw UnusableAnswer.other("a message that is larger than 8 MB");
        }
        try (JsonParser parser = HubJson.parser(answer.body())) {
            if (!HubJson.beginsWith(JsonToken.START_OBJECT, parser)) {
                throw UnusableAnswer.other(Shape.of(answer));
            }
            return MessageFields.read(parser);
        } catch (JsonProcessingException e) {
            throw UnusableAnswer.other("a message that " + HubJson.complaint(e));
        } catch (IOException e) {
            throw UnusableAnswer.other("a message that cannot be read");
        }
    }
}
