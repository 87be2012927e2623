package dev.opswarden.hub;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** The token that every request must carry. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    Bearer(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    void check(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused("this hub asks for a bearer token, and the request carries none");
        }
        byte[] given = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token)) {
            throw refused("the bearer token is not the one that this hub was given");
        }
    }

    private static Refusal refused(String detail) {
        return new Refusal(401, detail, Map.of("WWW-Authenticate", "Bearer"));
    }
}
