package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.HiddenCharacters;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.WardenException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a model wrote: exactly one JSON object, with or without words around it, and of that the five fields that
 * were asked for. What else is in it is not looked at; a field that is not as agreed makes the whole answer a failure.
 */
final class AnswerParser {

    private static final int MAX_BODY = 20_000;
    private static final int MAX_REASON = 500;

    private AnswerParser() {}

    /**
     * Reads an answer.
     *
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} for anything but a verdict
     */
    static ModelVerdict parse(String content) {
        Map<?, ?> object = OneObject.in(content);
        String decided = text(object, "decision");
        Decision decision = Decision.parse(decided)
                .orElseThrow(() -> unusable(
                        "decides '" + OneLine.of(decided, 40) + "', which is none of reply, escalate, fyi and ignore"));
        String body = object.get("body") == null
                ? ""
                : wellFormed(text(object, "body")).strip();
        if (decision == Decision.REPLY && HiddenCharacters.showNothing(body)) {
            throw unusable("is a reply without a text");
        }
        if (body.length() > MAX_BODY) {
            throw unusable("has a body of more than " + MAX_BODY + " characters");
        }
        String reason = OneLine.of(text(object, "reason"), MAX_REASON);
        if (reason.isEmpty()) {
            throw unusable("gives no reason");
        }
        return new ModelVerdict(
                decision, body, reason, confidence(object.get("confidence")), priority(object.get("priority")));
    }

    private static double confidence(@Nullable Object value) {
        if (!(value instanceof Double number)) {
            throw unusable("has no number as its confidence");
        }
        if (!(number >= 0 && number <= 1)) {
            throw unusable("has a confidence that is not from 0 to 1");
        }
        return number;
    }

    private static Priority priority(@Nullable Object value) {
        if (value == null) {
            return Priority.NORMAL;
        }
        if (!(value instanceof String text)) {
            throw unusable("has a priority that is no text");
        }
        return Priority.parse(text)
                .orElseThrow(() -> unusable("has the priority '" + OneLine.of(text, 40)
                        + "', which is none of low, normal, high and urgent"));
    }

    private static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw unusable("has no text as its " + name);
    }

    /** Half a surrogate pair, which JSON can escape and no file can hold, becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static WardenException unusable(String what) {
        return new WardenException(ErrorKind.PROTOCOL, "the model's answer " + what);
    }
}
