package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.testkit.jar.SharedPackages;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the test kit shares with a plugin's jar is what the host shares. */
final class SharedWithTheTestKitTest {

    @Test
    void bothListsAreTheSame() {
        TreeSet<String> host = new TreeSet<>(SharedClasses.PREFIXES);
        host.add("org.pf4j."); // PF4J's own, which no list of ours has to name

        assertEquals(host, new TreeSet<>(SharedPackages.PREFIXES));
    }
}
