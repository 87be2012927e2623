package dev.opswarden.engine.plugin;

import java.util.List;

/**
 * The one list of packages that plugins share with the host; everything else a plugin brings itself.
 *
 * <p>What is here is part of the contract with plugin authors: see {@code docs/plugin-authors.md}.
 */
final class SharedClasses {

    /** With their trailing dots: {@code io.vertxy} is nobody's but the plugin's. */
    static final List<String> PREFIXES = List.of(
            "dev.opswarden.spi.", "io.vertx.", "io.netty.", "com.fasterxml.jackson.", "org.slf4j.", "org.jspecify.");

    private SharedClasses() {}

    static boolean contains(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }
}
