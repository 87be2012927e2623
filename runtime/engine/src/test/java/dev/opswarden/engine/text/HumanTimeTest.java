package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-02T08:05:00Z");

    @Test
    void aTimeIsThatOfTheReader() {
        assertEquals("Mon 2 Nov 2026 09:05", HumanTime.of(NOW, ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02T08:05:00Z", "2026-07-02T23:59:00Z", "2026-11-02T00:00:00Z"})
    void aTimeHereIsThatOfTheZoneOfThisMachineInSummerAndInWinter(Instant time) {
        assertEquals(HumanTime.of(time, ZoneId.systemDefault()), HumanTime.here(time));
    }

    @ParameterizedTest
    @CsvSource({
        "-PT5M,just now",
        "PT59S,just now",
        "PT1M,1 min ago",
        "PT59M59S,59 min ago",
        "PT1H,1 h ago",
        "PT47H59M,47 h ago",
        "PT48H,2 days ago",
        "P90D,90 days ago"
    })
    void anAgeIsToldInOneUnit(Duration age, String told) {
        assertEquals(told, HumanTime.ago(NOW.minus(age), NOW));
    }
}
