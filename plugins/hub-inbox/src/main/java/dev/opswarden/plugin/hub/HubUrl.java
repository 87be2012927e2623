package dev.opswarden.plugin.hub;

import dev.opswarden.spi.HttpEndpoint;

/** Reads where the hub is ({@code WARDEN_HUB_URL}). */
final class HubUrl {

    private HubUrl() {}

    /**
     * Reads a URL.
     *
     * @throws dev.opswarden.spi.WardenException of kind {@link dev.opswarden.spi.ErrorKind#SETTINGS} for anything but
     *     {@code http(s)://host[:port][/path]}
     */
    static HttpEndpoint parse(String text) {
        return HttpEndpoint.parse("WARDEN_HUB_URL", "a token goes into WARDEN_HUB_TOKEN_FILE", text, "");
    }
}
