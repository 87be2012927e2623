package dev.opswarden.engine.approval;

import dev.opswarden.engine.OneVertx;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of an approval begins with: a state directory and a hub for each. */
abstract class ApprovalSetUp extends OneVertx {

    @TempDir
    Path directory;

    ApprovalFixture fixture;

    @BeforeEach
    void openTheState() {
        fixture = new ApprovalFixture(vertx, directory);
    }
}
