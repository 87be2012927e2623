package dev.opswarden.engine;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One Vert.x for all tests of a class, closed after the last. */
public abstract class OneVertx {

    protected static Vertx vertx;

    @BeforeAll
    protected static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    protected static void stop() {
        vertx.close().await();
    }
}
