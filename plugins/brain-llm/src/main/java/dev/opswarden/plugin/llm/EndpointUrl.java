package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the model is ({@code LLM_CONNECT_URL}).
 *
 * @param tls whether it is spoken to over TLS
 * @param host a name or an address; an IPv6 address in brackets, as Vert.x wants it
 * @param port the port
 * @param path what is called, {@code /v1/chat/completions} below the base path
 */
record EndpointUrl(boolean tls, String host, int port, String path) {

    private static final String VERSION = "/v1";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::|(0{1,4}:){7})0{0,3}1]", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a URL, with or without a final {@code /v1}.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for anything but {@code http(s)://host[:port][/path]}
     */
    static EndpointUrl parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw unusable(text, "is no URL");
        }
        if (uri.getRawUserInfo() != null) {
            // Not quoted: what stands before the @ is a password.
            throw new WardenException(
                    ErrorKind.SETTINGS,
                    "LLM_CONNECT_URL holds a user or a password; leave it out, a key goes into"
                            + " LLM_CONNECT_API_KEY_FILE");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        @Nullable String host = uri.getHost();
        boolean tls = scheme.equals("https");
        if (host == null || !(tls || scheme.equals("http"))) {
            throw unusable(text, "is no http or https URL with a host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable(text, "has a '?' or a '#'");
        }
        int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw unusable(text, "has a port outside 1 to 65535");
        }
        return new EndpointUrl(tls, host, port, base(uri.getRawPath()) + VERSION + "/chat/completions");
    }

    /** Whether this names the machine we run on, in a way that no name server can change. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Where it is, without the path: fit to be shown. */
    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }

    private static String base(String path) {
        String base = withoutFinalSlashes(path);
        return base.endsWith(VERSION) ? withoutFinalSlashes(base.substring(0, base.length() - VERSION.length())) : base;
    }

    private static String withoutFinalSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static WardenException unusable(String text, String why) {
        return new WardenException(
                ErrorKind.SETTINGS,
                "LLM_CONNECT_URL: '" + OneLine.of(text, 200) + "' " + why
                        + "; accepted is http://host:port or https://host/path, with or without a final /v1");
    }
}
