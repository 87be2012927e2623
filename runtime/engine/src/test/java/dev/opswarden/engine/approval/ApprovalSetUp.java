package dev.opswarden.engine.approval;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of an approval begins with: one Vert.x for the class, a state directory and a hub for each test. */
abstract class ApprovalSetUp {

    static Vertx vertx;

    @TempDir
    Path directory;

    ApprovalFixture fixture;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @BeforeEach
    void openTheState() {
        fixture = new ApprovalFixture(vertx, directory);
    }
}
