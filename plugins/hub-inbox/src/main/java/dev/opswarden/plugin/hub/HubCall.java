package dev.opswarden.plugin.hub;

import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One request to the hub.
 *
 * @param method the method
 * @param path the path below the base path, percent-encoded
 * @param query the query without its question mark, percent-encoded, or null
 * @param json the body, or null
 * @param key the idempotency key, or null
 * @param limit how long it may take
 * @param maxBody how many bytes of an answer are read
 */
record HubCall(
        HttpMethod method,
        String path,
        @Nullable String query,
        @Nullable String json,
        @Nullable String key,
        Limit limit,
        int maxBody) {

    /** What a page, and so a single message, may be at most. */
    static final int PAGE_BYTES = 8 * 1024 * 1024;

    /** What an answer may be at most of which little is needed. */
    static final int SMALL_BYTES = 64 * 1024;

    static HubCall get(String path, @Nullable String query, Limit limit, int maxBody) {
        return new HubCall(HttpMethod.GET, path, query, null, null, limit, maxBody);
    }

    static HubCall post(String path, String json, String key, Limit limit, int maxBody) {
        return new HubCall(HttpMethod.POST, path, null, json, key, limit, maxBody);
    }

    static HubCall patch(String path, Limit limit) {
        return new HubCall(HttpMethod.PATCH, path, null, "", null, limit, SMALL_BYTES);
    }

    /** The path and query of the request line. */
    String target() {
        return query == null ? path : path + "?" + query;
    }

    /** For a sentence: {@code GET /messages/}; an id in the path is percent-encoded and so fit to be shown. */
    @Override
    public String toString() {
        return method.name() + " " + path;
    }
}
