package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.WardenException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, as a sentence for the operator. */
final class Trouble {

    private static final int MAX_CAUSES = 10;

    private Trouble() {}

    static WardenException of(Throwable failure, HubCall call, HubSettings settings) {
        if (failure instanceof WardenException known) {
            return known;
        }
        List<Throwable> causes = causes(failure);
        ErrorKind kind = kind(causes);
        String text = "the hub at " + settings.url() + " " + what(causes, call, settings);
        return new WardenException(kind, settings.withoutToken(text), failure);
    }

    private static ErrorKind kind(List<Throwable> causes) {
        if (has(causes, TimeoutException.class)) {
            return ErrorKind.TIMEOUT;
        }
        if (has(causes, SSLException.class)) {
            return ErrorKind.UNREACHABLE;
        }
        if (has(causes, DecoderException.class) || isUnreadableHead(causes)) {
            return ErrorKind.PROTOCOL;
        }
        return ErrorKind.UNREACHABLE;
    }

    private static String what(List<Throwable> causes, HubCall call, HubSettings settings) {
        if (has(causes, TimeoutException.class)) {
            return "did not answer " + call + " within " + call.limit();
        }
        if (has(causes, ConnectTimeoutException.class)) {
            return "cannot be reached: no connection in time; check WARDEN_HUB_URL and that the hub runs";
        }
        if (has(causes, ConnectException.class)) {
            return "cannot be reached: connection refused; check WARDEN_HUB_URL and that the hub runs";
        }
        if (has(causes, UnknownHostException.class)) {
            return "cannot be reached: no address is known for '"
                    + settings.url().host() + "'; check WARDEN_HUB_URL";
        }
        if (has(causes, NotSslRecordException.class)) {
            return "does not speak TLS; check whether WARDEN_HUB_URL should begin with http://";
        }
        if (has(causes, SSLException.class) || has(causes, GeneralSecurityException.class)) {
            return untrusted(causes);
        }
        if (has(causes, DecoderException.class) || isUnreadableHead(causes)) {
            return "answered " + call + " with something that is not HTTP";
        }
        return "broke off " + call + " (" + reason(causes.get(causes.size() - 1)) + ")";
    }

    private static String untrusted(List<Throwable> causes) {
        String reason = reason(causes.get(causes.size() - 1));
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            return "has a certificate for another name (" + reason + "); check the host in WARDEN_HUB_URL";
        }
        return "cannot be trusted (" + reason
                + "); WARDEN_HUB_CA_FILE must hold the authority that signed its certificate";
    }

    /** Vert.x reports a broken status line or header with an exception of no type of its own. */
    private static boolean isUnreadableHead(List<Throwable> causes) {
        Throwable first = causes.get(0);
        return !(first instanceof IOException)
                && (first instanceof IllegalArgumentException || first instanceof IndexOutOfBoundsException);
    }

    private static String reason(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : OneLine.of(message, 160);
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable next = failure; next != null && causes.size() < MAX_CAUSES; next = next.getCause()) {
            causes.add(next);
        }
        return causes;
    }
}
