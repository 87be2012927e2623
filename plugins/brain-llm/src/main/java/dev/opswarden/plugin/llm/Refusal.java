package dev.opswarden.plugin.llm;

import dev.opswarden.spi.OneLine;
import java.util.Optional;

/** Tells an answer from a refusal, whatever its status says. */
final class Refusal {

    private static final int QUOTE = 160;

    private Refusal() {}

    /**
     * Lets pass what may be an answer.
     *
     * @throws UnusableAnswer for anything else
     */
    static void ifAny(HttpAnswer answer) throws UnusableAnswer {
        if (!answer.isSuccess()) {
            String complaint = answer.isPage() || answer.isPacked() ? "" : OneLine.of(answer.complaint(), QUOTE);
            throw new UnusableAnswer("answered with " + answer.status() + advice(answer)
                    + (complaint.isEmpty() ? "" : ": " + complaint));
        }
        if (answer.isPacked()) {
            throw new UnusableAnswer(
                    "answered in the encoding '" + OneLine.of(answer.encoding(), 40) + "', which was not asked for");
        }
        if (answer.cutOff()) {
            throw new UnusableAnswer("answered with more than " + ChatClient.MAX_BODY / 1024 + " KB");
        }
        if (answer.isPage()) {
            throw new UnusableAnswer("answered with a page, not with JSON; check LLM_CONNECT_URL");
        }
        if (answer.isStream()) {
            throw new UnusableAnswer("answered with a stream of events, which was not asked for");
        }
        Optional<String> error = ChatAnswer.error(answer.body());
        if (error.isPresent()) {
            throw new UnusableAnswer("answered with " + answer.status() + " and an error all the same: "
                    + OneLine.of(error.get(), QUOTE));
        }
    }

    private static String advice(HttpAnswer answer) {
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> ", a redirect, which is not followed; check LLM_CONNECT_URL";
            case 401, 403 -> "; check LLM_CONNECT_API_KEY_FILE";
            case 404 -> "; check LLM_CONNECT_URL and LLM_CONNECT_MODEL";
            case 429, 503 ->
                answer.retryAfter()
                        .map(wait -> " (Retry-After: " + OneLine.of(wait, 40) + ")")
                        .orElse("");
            default -> "";
        };
    }
}
