package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.testkit.jar.SharedPackages;
import org.junit.jupiter.api.Test;

/** What the test kit shares with a plugin's jar is what the host shares. */
final class SharedWithTheTestKitTest {

    @Test
    void bothListsAreTheSame() {
        assertEquals(SharedClasses.ALWAYS, SharedPackages.ALWAYS);
        assertEquals(SharedClasses.OFFERED, SharedPackages.OFFERED);
    }
}
