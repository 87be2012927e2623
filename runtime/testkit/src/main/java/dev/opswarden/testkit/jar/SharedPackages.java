package dev.opswarden.testkit.jar;

import java.util.List;

/** The packages that a plugin has from the host ({@code docs/plugin-authors.md}, "Classes"). */
public final class SharedPackages {

    /** From the host, whatever lies in the jar. With their trailing dots; the JDK's own {@code java.} goes without saying. */
    public static final List<String> PREFIXES =
            List.of("dev.opswarden.spi.", "io.vertx.core.", "org.slf4j.", "org.jspecify.", "org.pf4j.");

    /** From the host, where the jar has no class of that name. */
    public static final List<String> OFFERED = List.of("io.vertx.", "io.netty.", "com.fasterxml.jackson.core.");

    private SharedPackages() {}

    /** Whether a class comes from the host, whatever lies in a plugin's jar. */
    public static boolean contain(String className) {
        return startsWithOne(PREFIXES, className);
    }

    /** Whether a class comes from the host for a plugin that does not bring it. */
    public static boolean offer(String className) {
        return startsWithOne(OFFERED, className);
    }

    private static boolean startsWithOne(List<String> prefixes, String className) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
