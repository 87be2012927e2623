package dev.opswarden.engine.tick;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of a tick begins with: one Vert.x for the class, a state directory and a hub for each test. */
abstract class TickSetUp {

    static Vertx vertx;

    @TempDir
    Path directory;

    TickFixture fixture;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    @BeforeEach
    void setUpTheTick() {
        fixture = new TickFixture(vertx, directory);
    }
}
