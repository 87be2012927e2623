package dev.opswarden.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is that a setting names by its URL.
 *
 * @param tls whether it is spoken to over TLS
 * @param host a name or an address; an IPv6 address in brackets, as Vert.x wants it
 * @param port the port
 * @param basePath what every path begins with, percent-encoded; empty or {@code /x} without a final slash
 */
public record HttpEndpoint(boolean tls, String host, int port, String basePath) {

    /** Made when it is asked for, which is when there is a token. */
    private static final class Names {
        static final Pattern LOOPBACK = Pattern.compile(
                "localhost|127(\\.[0-9]{1,3}){3}|\\[(::|(0{1,4}:){7})0{0,3}1]", Pattern.CASE_INSENSITIVE);
    }

    /**
     * Reads a URL.
     *
     * @param setting the name of the setting that holds it, for the message of a failure
     * @param credentials where a token or a key goes instead, as a sentence without its end
     * @param text the URL
     * @param accepted what to say of the forms that are taken, beyond scheme, host and path; may be empty
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for anything but {@code http(s)://host[:port][/path]}
     */
    public static HttpEndpoint parse(String setting, String credentials, String text, String accepted) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw unusable(setting, text, "is no URL", accepted);
        }
        if (uri.getRawUserInfo() != null) {
            // Not quoted: what stands before the @ is a password.
            throw new WardenException(
                    ErrorKind.SETTINGS, setting + " holds a user or a password; leave it out, " + credentials);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        @Nullable String host = uri.getHost();
        boolean tls = scheme.equals("https");
        if (host == null || !(tls || scheme.equals("http"))) {
            throw unusable(setting, text, "is no http or https URL with a host", accepted);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable(setting, text, "has a '?' or a '#'", accepted);
        }
        int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
        if (port < 1 || port > 65_535) {
            throw unusable(setting, text, "has a port outside 1 to 65535", accepted);
        }
        return new HttpEndpoint(tls, host, port, withoutFinalSlashes(uri.getRawPath()));
    }

    /** Whether this names the machine we run on, in a way that no name server can change. */
    public boolean isLoopback() {
        return Names.LOOPBACK.matcher(host).matches();
    }

    /** Where it is, without the path. */
    public String origin() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }

    @Override
    public String toString() {
        return origin() + basePath;
    }

    /**
     * A path without the slashes it ends in.
     *
     * @param path any path
     */
    public static String withoutFinalSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static WardenException unusable(String setting, String text, String why, String accepted) {
        return new WardenException(
                ErrorKind.SETTINGS,
                setting + ": '" + OneLine.of(text, 200) + "' " + why
                        + "; accepted is http://host:port or https://host/path" + accepted);
    }
}
