package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339Test {

    @Test
    void timesAreWrittenAndReadAsJavaDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int nanos = new int[] {0, 500_000_000, 120_000, random.nextInt(1_000_000_000)}[i % 4];
            Instant time = Instant.ofEpochSecond(random.nextInt(), nanos);
            assertEquals(time.toString(), Rfc3339.text(time));
            assertEquals(time, Rfc3339.parse(time.toString()));
        }
    }

    @Test
    void aFullMinuteIsWrittenWithItsSeconds() {
        assertEquals("2026-11-02T09:00:00Z", Rfc3339.text(Instant.parse("2026-11-02T09:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-02T09:00:00.5Z",
                "2026-11-02T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-11-02T09:00:00+02:00",
                "2026-11-02T09:00:00.000000001Z",
                "2028-02-29T00:00:00Z",
                "+12026-11-02T09:00:00Z",
                "2026-11-02t09:00:00z"
            })
    void whatJavaReadsIsReadAlike(String text) {
        assertEquals(Instant.parse(text), Rfc3339.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-02",
                "2026-13-02T09:00:00Z",
                "2026-02-30T09:00:00Z",
                "2026-11-02T09:00:00",
                "2026-11-02T09:00Z",
                "2026-11-02T25:00:00Z",
                "2026-11-02T09:60:00Z",
                "2026-11-02T09:00:61Z",
                "2026-11-02T09:00:00.0000000001Z",
                "2026-11-0\u0662T09:00:00Z"
            })
    void whatJavaRefusesIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Instant.parse(text));
        assertThrows(DateTimeException.class, () -> Rfc3339.parse(text));
    }
}
