package dev.opswarden.testkit.jar;

import java.util.List;

/** The packages that every plugin has from the host ({@code docs/plugin-authors.md}, "Classes"). */
public final class SharedPackages {

    /** With their trailing dots. The JDK's own {@code java.} goes without saying. */
    public static final List<String> PREFIXES = List.of(
            "org.pf4j.",
            "dev.opswarden.spi.",
            "io.vertx.",
            "io.netty.",
            "com.fasterxml.jackson.",
            "org.slf4j.",
            "org.jspecify.");

    private SharedPackages() {}

    /** Whether a class comes from the host, whatever lies in a plugin's jar. */
    public static boolean contain(String className) {
        for (String prefix : PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
