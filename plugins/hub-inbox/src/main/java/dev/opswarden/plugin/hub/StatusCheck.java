package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import io.vertx.core.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What a status other than success means, as a sentence for the operator. */
final class StatusCheck {

    private StatusCheck() {}

    /**
     * Lets a success through.
     *
     * @throws WardenException of the kind that fits the status
     */
    static void requireSuccess(HubCall call, Answer answer, HubSettings settings) {
        if (!answer.isSuccess()) {
            throw new WardenException(kind(call, answer.status()), sentence(call, answer, settings));
        }
    }

    /** What the hub said, and what to do about it. */
    static String sentence(HubCall call, Answer answer, HubSettings settings) {
        int status = answer.status();
        StringBuilder text =
                new StringBuilder("the hub at " + settings.url() + " answered " + call + " with " + status);
        if (answer.isRedirect()) {
            text.append(", a redirect to ").append(target(answer)).append(", which is not followed");
        } else {
            ErrorDetail.in(answer).ifPresent(detail -> text.append(": ").append(detail));
        }
        answer.header(HttpHeaders.RETRY_AFTER)
                .ifPresent(when -> text.append(" (Retry-After: ").append(when).append(')'));
        return settings.withoutToken(text.append(advice(call, status, settings)).toString());
    }

    private static ErrorKind kind(HubCall call, int status) {
        if (status == 401 || status == 403) {
            return ErrorKind.DENIED;
        }
        if (isPassing(status)) {
            return ErrorKind.UNREACHABLE;
        }
        boolean noSuchThing = status == 404 || status == 405;
        if (status < 400 || (noSuchThing && call.json() == null)) {
            return ErrorKind.PROTOCOL;
        }
        return ErrorKind.REJECTED;
    }

    /** Whether the status may be another one in a while. */
    static boolean isPassing(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    private static String advice(HubCall call, int status, HubSettings settings) {
        return switch (status) {
            case 401 ->
                settings.token().isPresent()
                        ? "; check the token in WARDEN_HUB_TOKEN_FILE"
                        : "; it wants a token, and WARDEN_HUB_TOKEN_FILE is not set";
            case 403 ->
                "; check WARDEN_AGENT ('" + OneLine.of(settings.agent(), 60)
                        + "') and whose token WARDEN_HUB_TOKEN_FILE holds";
            case 404, 405 -> call.json() == null ? "; check WARDEN_HUB_URL, a base path included" : "";
            default -> "";
        };
    }

    /** The host of the place that is pointed at; the rest of it may hold what must not be shown. */
    private static String target(Answer answer) {
        @Nullable String location = answer.headers().get(HttpHeaders.LOCATION);
        return location == null ? "nowhere" : hostOf(location);
    }

    private static String hostOf(String location) {
        try {
            String host = new URI(location).getHost();
            return host == null ? "another path of this host" : "'" + OneLine.of(host, 100) + "'";
        } catch (URISyntaxException e) {
            return "something that is no URL";
        }
    }
}
