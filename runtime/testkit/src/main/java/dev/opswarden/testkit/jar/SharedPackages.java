package dev.opswarden.testkit.jar;

import java.util.List;

/** The packages that a plugin may have from the host ({@code docs/plugin-authors.md}, "Classes"). */
public final class SharedPackages {

    /** From the host whatever a jar holds. The JDK's own {@code java.} goes without saying. */
    public static final List<String> ALWAYS =
            List.of("dev.opswarden.spi.", "io.vertx.core.", "org.slf4j.", "org.jspecify.", "org.pf4j.");

    /** From the host where a jar has no class of the name. */
    public static final List<String> OFFERED = List.of("io.vertx.", "io.netty.", "com.fasterxml.jackson.core.");

    private SharedPackages() {}

    static boolean always(String className) {
        return ALWAYS.stream().anyMatch(className::startsWith);
    }

    static boolean offered(String className) {
        return OFFERED.stream().anyMatch(className::startsWith);
    }
}
