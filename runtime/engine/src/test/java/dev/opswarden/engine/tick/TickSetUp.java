package dev.opswarden.engine.tick;

import dev.opswarden.engine.OneVertx;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of a tick begins with: a state directory and a hub for each. */
abstract class TickSetUp extends OneVertx {

    @TempDir
    Path directory;

    TickFixture fixture;

    @BeforeEach
    void setUpTheTick() {
        fixture = new TickFixture(vertx, directory);
    }
}
