package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hub for each test that does as the test says. */
abstract class HubSetUp {

    ScriptedHub hub;

    @BeforeEach
    void start() {
        hub = new ScriptedHub();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /** Why reading the inbox fails. */
    static WardenException failure(TestContext context) {
        return assertThrows(WardenException.class, () -> await(new HubInbox(context).unread(new Sink())));
    }
}
