package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.HttpEndpoint;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.Secret;
import dev.opswarden.spi.WardenException;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What this plugin needs to know (contract, section 2).
 *
 * @param url where the hub is
 * @param agent whose inbox it is
 * @param token the bearer token, read once
 * @param authorities who is trusted instead of the public authorities
 * @param health the limit for asking how the hub is
 * @param fetch the limit for reading messages
 * @param send the limit for each request of {@code approve}
 * @param progress the limit for a progress note
 */
record HubSettings(
        HttpEndpoint url,
        String agent,
        Optional<Secret> token,
        Optional<TrustOptions> authorities,
        Duration health,
        Duration fetch,
        Duration send,
        Duration progress) {

    /**
     * Reads settings and files.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for a value or a file that cannot be used
     */
    static HubSettings of(PluginContext context) {
        PluginSettings settings = context.settings();
        HttpEndpoint url = HubUrl.parse(settings.text("WARDEN_HUB_URL").orElse(""));
        Optional<Path> tokenFile = file(settings, "WARDEN_HUB_TOKEN_FILE");
        if (tokenFile.isPresent() && !url.tls() && !url.isLoopback()) {
            throw new WardenException(
                    ErrorKind.SETTINGS,
                    "WARDEN_HUB_URL: '" + url + "' is plain HTTP to another machine, and WARDEN_HUB_TOKEN_FILE is set;"
                            + " use https, or http to localhost, so that the token is not sent in the clear");
        }
        return new HubSettings(
                url,
                context.agent(),
                tokenFile.map(path -> Secret.inFile(path, "WARDEN_HUB_TOKEN_FILE")),
                url.tls() ? file(settings, "WARDEN_HUB_CA_FILE").map(AuthorityFile::read) : Optional.empty(),
                settings.duration("WORKER_TIMEOUT_HEALTH"),
                settings.duration("WORKER_TIMEOUT_FETCH"),
                settings.duration("WORKER_TIMEOUT_SEND"),
                settings.duration("WORKER_TIMEOUT_PROGRESS"));
    }

    /** The same text without the token. */
    String withoutToken(String text) {
        return token.map(secret -> secret.hideIn(text)).orElse(text);
    }

    Limit healthLimit() {
        return Limit.fromNow("WORKER_TIMEOUT_HEALTH", health);
    }

    Limit fetchLimit() {
        return Limit.fromNow("WORKER_TIMEOUT_FETCH", fetch);
    }

    Limit sendLimit() {
        return Limit.fromNow("WORKER_TIMEOUT_SEND", send);
    }

    Limit progressLimit() {
        return Limit.fromNow("WORKER_TIMEOUT_PROGRESS", progress);
    }

    private static Optional<Path> file(PluginSettings settings, String name) {
        return settings.text(name).filter(text -> !text.isBlank()).map(Path::of);
    }
}
