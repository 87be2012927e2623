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

    /**
     * Reads a URL, with or without a final {@code /v1}.
     *
     * @throws dev.opswarden.spi.WardenException of kind {@link dev.opswarden.spi.ErrorKind#SETTINGS} for anything but
     *     {@code http(s)://host[:port][/path]}
     */
    static EndpointUrl parse(String text) {
        HttpEndpoint server = HttpEndpoint.parse(
                "LLM_CONNECT_URL", "a key goes into LLM_CONNECT_API_KEY_FILE", text, ", with or without a final /v1");
        String base = server.basePath();
        String root = base.endsWith(VERSION) ? base.substring(0, base.length() - VERSION.length()) : base;
        return new EndpointUrl(server, HttpEndpoint.withoutFinalSlashes(root) + VERSION + "/chat/completions");
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
