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
 * @param content what the model wrote
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
        if (!(message.get("content") instanceof String content) || content.isBlank()) {
            throw new UnusableAnswer(
                    message.get("tool_calls") == null
                            ? "answered with an empty text"
                            : "answered with the call of a tool, and there is none");
        }
        return new ChatAnswer(content, text(answer.get("model")), tokens(answer.get("usage")));
    }

    /** The error in a body, in the forms in which endpoints write it: an object with a message, or a text. */
    static Optional<String> error(String body) {
        try {
            if (!(LlmJson.read(body) instanceof Map<?, ?> object) || object.get("choices") instanceof List<?>) {
                return Optional.empty();
            }
            Object error = object.get("error");
            if (error instanceof Map<?, ?> detailed) {
                return text(detailed.get("message")).or(() -> Optional.of("an error without a message"));
            }
            return text(error).or(() -> text(object.get("detail"))).or(() -> text(object.get("message")));
        } catch (IOException e) {
            return Optional.empty();
        }
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
