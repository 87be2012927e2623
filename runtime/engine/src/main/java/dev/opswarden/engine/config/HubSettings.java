package dev.opswarden.engine.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the State Hub is and how to talk to it.
 *
 * @param url {@code WARDEN_HUB_URL}: http or https, a host, perhaps a base path
 * @param tokenFile {@code WARDEN_HUB_TOKEN_FILE}: holds the bearer token, absolute
 * @param caFile {@code WARDEN_HUB_CA_FILE}: certificates of a private authority, PEM, absolute
 */
public record HubSettings(URI url, Optional<Path> tokenFile, Optional<Path> caFile) {}
