package dev.opswarden.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitTest {

    @Test
    void whatHangsIsNamedWithItsLimit() {
        Future<Object> limited = Limit.run(
                "fetch", Duration.ofMillis(20), () -> Promise.promise().future());

        WardenException failure = assertThrows(WardenException.class, limited::await);
        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertEquals("fetch: timeout after 20ms", failure.getMessage());
    }

    @Test
    void whatIsInTimeIsHandedOn() {
        assertEquals(
                "done",
                Limit.run("x", Duration.ofSeconds(5), () -> Future.succeededFuture("done"))
                        .await());
    }

    @Test
    void aTimeoutOfTheBodyItselfKeepsItsOwnWords() {
        TimeoutException own = new TimeoutException("its own");

        assertSame(
                own,
                Limit.run("x", Duration.ofSeconds(5), () -> Future.failedFuture(own))
                        .cause());
    }

    @Test
    void nothingIsStartedWhenNoTimeIsLeft() {
        AtomicBoolean started = new AtomicBoolean();

        Future<Object> limited = Limit.run("x", Duration.ZERO, () -> {
            started.set(true);
            return Future.succeededFuture();
        });

        assertFalse(started.get());
        assertEquals("x: no time was left", limited.cause().getMessage());
    }

    @Test
    void aBodyThatThrowsFailsTheFuture() {
        IllegalStateException thrown = new IllegalStateException("at once");

        assertSame(
                thrown,
                Limit.run("x", Duration.ofSeconds(5), () -> {
                            throw thrown;
                        })
                        .cause());
    }

    @ParameterizedTest
    @CsvSource({"0,0ms", "20,20ms", "3000,3s", "60000,1m", "90000,90s", "3600000,1h", "7776000000,90d", "1500,1500ms"})
    void durationsAreWrittenAsTheSettingsWriteThem(long millis, String text) {
        assertEquals(text, Durations.text(Duration.ofMillis(millis)));
    }
}
