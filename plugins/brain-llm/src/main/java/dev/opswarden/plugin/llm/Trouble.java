package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, as a sentence for the operator. */
final class Trouble {

    private static final int MAX_CAUSES = 10;

    private Trouble() {}

    static WardenException of(Throwable failure, Deadline deadline, LlmSettings settings) {
        if (failure instanceof WardenException known) {
            return known;
        }
        if (failure instanceof OutOfTime) {
            String limit = deadline.limit().equals(settings.timeout())
                    ? "LLM_CONNECT_TIMEOUT"
                    : "what was left of LLM_CONNECT_TIMEOUT after the failure before";
            return new WardenException(
                    ErrorKind.TIMEOUT,
                    "timeout after " + deadline + ": the model at " + settings.url() + " did not answer in time ("
                            + limit + ")",
                    failure);
        }
        String text = "the model at " + settings.url() + " " + what(failure, settings);
        return new WardenException(ErrorKind.UNREACHABLE, settings.withoutKey(text), failure);
    }

    private static String what(Throwable failure, LlmSettings settings) {
        if (has(failure, ConnectTimeoutException.class)) {
            return "cannot be reached: no connection in time";
        }
        if (has(failure, TimeoutException.class)) {
            // The client's own: our limit is OutOfTime.
            return "cannot be reached: no connection in time"
                    + (settings.url().tls() ? "; does it speak TLS, as LLM_CONNECT_URL says?" : "");
        }
        if (has(failure, ConnectException.class)) {
            return "cannot be reached: connection refused";
        }
        if (has(failure, UnknownHostException.class)) {
            return "cannot be reached: no address is known for '"
                    + settings.url().host() + "'";
        }
        if (has(failure, SSLException.class)) {
            return "cannot be trusted (" + reason(failure) + ")";
        }
        if (has(failure, DecoderException.class) || failure instanceof IllegalArgumentException) {
            return "answered with something that is not HTTP";
        }
        return "broke off (" + reason(failure) + ")";
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        for (int i = 0; i < MAX_CAUSES && last.getCause() != null; i++) {
            last = last.getCause();
        }
        @Nullable String message = last.getMessage();
        return message == null || message.isBlank() ? last.getClass().getSimpleName() : OneLine.of(message, 160);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        @Nullable Throwable next = failure;
        for (int i = 0; next != null && i < MAX_CAUSES; i++) {
            if (type.isInstance(next)) {
                return true;
            }
            next = next.getCause();
        }
        return false;
    }
}
