package dev.opswarden.plugin.llm;

import dev.opswarden.spi.HttpEndpoint;

/**
 * Where the model is ({@code LLM_CONNECT_URL}).
 *
 * @param server the server
 * @param path what is called, {@code /v1/chat/completions} below the base path
 */
record EndpointUrl(HttpEndpoint server, String path) {

    private static final String VERSION = "/v1";
    private static final String CALL = "/chat/completions";

    /**
     * Reads a URL, with or without a final {@code /v1}, or the whole of what is called.
     *
     * @throws dev.opswarden.spi.WardenException of kind {@link dev.opswarden.spi.ErrorKind#SETTINGS} for anything but
     *     {@code http(s)://host[:port][/path]}
     */
    static EndpointUrl parse(String text) {
        HttpEndpoint server = HttpEndpoint.parse(
                "LLM_CONNECT_URL", "a key goes into LLM_CONNECT_API_KEY_FILE", text, ", with or without a final /v1");
        // What is called is what many a manual gives as the URL.
        String root = without(VERSION, without(CALL, server.basePath()));
        return new EndpointUrl(server, root + VERSION + CALL);
    }

    private static String without(String end, String path) {
        return path.endsWith(end)
                ? HttpEndpoint.withoutFinalSlashes(path.substring(0, path.length() - end.length()))
                : path;
    }

    boolean tls() {
        return server.tls();
    }

    String host() {
        return server.host();
    }

    int port() {
        return server.port();
    }

    boolean isLoopback() {
        return server.isLoopback();
    }

    /** Where it is, without the path: fit to be shown. */
    @Override
    public String toString() {
        return server.origin();
    }
}
