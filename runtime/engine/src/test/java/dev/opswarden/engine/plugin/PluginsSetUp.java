package dev.opswarden.engine.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A plugins directory and a Vert.x of each test's own. */
abstract class PluginsSetUp {

    @TempDir
    Path root;

    final Vertx vertx = Vertx.vertx();
    PluginsFixture there;

    @BeforeEach
    void createDirectory() throws IOException {
        there = new PluginsFixture(root, vertx);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    static void assertRefused(String said, Executable command) {
        WardenException refused = assertThrows(WardenException.class, command);
        assertEquals(ErrorKind.REFUSED, refused.kind(), refused::getMessage);
        assertTrue(refused.getMessage().contains(said), refused::getMessage);
    }
}
