package dev.opswarden.engine.plugin;

import java.util.List;

/**
 * The one list of packages that a plugin may have from the host; everything else a plugin brings itself.
 *
 * <p>What is here is part of the contract with plugin authors: see {@code docs/plugin-authors.md}.
 */
final class SharedClasses {

    /**
     * From the host whatever the jar holds, since their types go to and fro between host and plugin. With their trailing
     * dots: {@code io.vertx.corex} is nobody's but the plugin's.
     */
    static final List<String> ALWAYS =
            List.of("dev.opswarden.spi.", "io.vertx.core.", "org.slf4j.", "org.jspecify.", "org.pf4j.");

    /** From the host where the jar has none of its own. */
    static final List<String> OFFERED = List.of("io.vertx.", "io.netty.", "com.fasterxml.jackson.core.");

    private SharedClasses() {}

    /** Whether this class comes from the host and from nowhere else. */
    static boolean always(String className) {
        return startsWithOne(ALWAYS, className);
    }

    /** Whether the host gives this class to a plugin that has none of this name. */
    static boolean given(String className) {
        return always(className) || startsWithOne(OFFERED, className);
    }

    private static boolean startsWithOne(List<String> prefixes, String className) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (className.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
