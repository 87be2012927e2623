package dev.opswarden.plugin.llm;

import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /v1/chat/completions}, taken apart as far as it is of use. Calls of tools, above all, are not:
 * none was offered, and none is looked at.
 *
 * @param content what the model said, without what it thought aloud
 * @param model how the endpoint calls the model
 * @param tokens how long the endpoint says the answer is
 */
record ChatAnswer(String content, Optional<String> model, Optional<Long> tokens) {

    private static final int QUOTE = 60;

    /**
     * Reads one.
     *
     * @throws UnusableAnswer for everything in which no model has spoken to its end
     */
    static ChatAnswer read(String body) throws UnusableAnswer {
        if (body.isBlank()) {
            throw new UnusableAnswer("answered with an empty body");
        }
        Map<?, ?> answer = object(parsed(body), "a JSON object");
        if (!(answer.get("choices") instanceof List<?> choices) || choices.isEmpty()) {
            throw new UnusableAnswer("answered without a choice");
        }
        Map<?, ?> choice = object(choices.get(0), "a choice");
        Map<?, ?> message = object(choice.get("message"), "a message in its choice");
        if (message.get("refusal") instanceof String refusal && !refusal.isBlank()) {
            throw new UnusableAnswer("refused: '" + OneLine.of(refusal, QUOTE) + "'");
        }
        String end = choice.get("finish_reason") instanceof String text ? text : "";
        if (end.equals("length")) {
            throw new UnusableAnswer("did not come to the end of its answer (finish_reason 'length'); it may need more"
                    + " than LLM_CONNECT_MAX_TOKENS");
        }
        if (end.equals("content_filter")) {
            throw new UnusableAnswer("was kept from answering by its filter (finish_reason 'content_filter')");
        }
        if (end.equals("error") || isSaid(choice.get("error"))) {
            throw new UnusableAnswer("answered with an error in its choice"
                    + message(choice.get("error"))
                            .map(text -> ": " + OneLine.of(text, QUOTE))
                            .orElse(""));
        }
        String content = Content.text(message.get("content"));
        if (content.isBlank()) {
            throw new UnusableAnswer(nothing(message));
        }
        String said = Thoughts.takenOff(content);
        if (said.isBlank()) {
            throw new UnusableAnswer("thought aloud, and then said nothing");
        }
        return new ChatAnswer(said, text(answer.get("model")), tokens(answer.get("usage")));
    }

    private static String nothing(Map<?, ?> message) {
        if (message.get("tool_calls") instanceof List<?> calls && !calls.isEmpty()) {
            return "answered with the call of a tool, and there is none";
        }
        boolean thought = text(message.get("reasoning_content"))
                .or(() -> text(message.get("reasoning")))
                .isPresent();
        if (thought) {
            return "thought, and then said nothing";
        }
        boolean text = message.get("content") == null || message.get("content") instanceof String;
        return text ? "answered with an empty text" : "answered with something that is no text";
    }

    /** The error in a body, in the forms in which endpoints write it: an object with a message, or a text. */
    static Optional<String> error(String body) {
        try {
            if (!(LlmJson.read(body) instanceof Map<?, ?> object)) {
                return Optional.empty();
            }
            @Nullable Object error = object.get("error");
            if (object.get("choices") instanceof List<?>) {
                // An endpoint may have the field in every answer, with nothing in it.
                return isSaid(error) ? message(error) : Optional.empty();
            }
            return message(error).or(() -> text(object.get("detail"))).or(() -> text(object.get("message")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isSaid(@Nullable Object error) {
        return error instanceof Map<?, ?> detailed
                ? !detailed.isEmpty()
                : text(error).isPresent();
    }

    private static Optional<String> message(@Nullable Object error) {
        return error instanceof Map<?, ?> detailed
                ? text(detailed.get("message")).or(() -> Optional.of("an error without a message"))
                : text(error);
    }

    private static @Nullable Object parsed(String body) throws UnusableAnswer {
        try {
            return LlmJson.read(body);
        } catch (IOException e) {
            // The parser's own words would quote the text.
            throw new UnusableAnswer("answered with something that is not JSON: '" + OneLine.of(body, QUOTE) + "'");
        }
    }

    private static Map<?, ?> object(@Nullable Object value, String what) throws UnusableAnswer {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new UnusableAnswer("answered without " + what);
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Long> tokens(@Nullable Object usage) {
        return usage instanceof Map<?, ?> counts
                        && counts.get("completion_tokens") instanceof Double count
                        && count >= 0
                ? Optional.of(count.longValue())
                : Optional.empty();
    }
}
