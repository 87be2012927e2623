package dev.opswarden.hub;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a time as RFC 3339 has it; {@link Instant#toString} writes one. */
final class Instants {

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Instants() {}

    static Instant parse(String name, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            // Outside of these years Java writes what RFC 3339 does not know.
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Said below, with the name of the field.
        }
        throw new Unacceptable("'" + name + "' is " + Quote.of(text) + ", not a time such as 2026-11-02T09:30:00Z");
    }
}
