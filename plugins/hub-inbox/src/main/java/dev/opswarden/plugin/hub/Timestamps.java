package dev.opswarden.plugin.hub;

import dev.opswarden.spi.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points in time as hubs write them. */
final class Timestamps {

    private static final int MAX_LENGTH = 64;

    private Timestamps() {}

    /**
     * Reads RFC 3339, with any offset and any fraction; without an offset it is UTC, which is what hubs mean by it.
     *
     * @return the time, or null for anything else
     */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > MAX_LENGTH) {
            return null;
        }
        String time = text.strip().replace(' ', 'T');
        @Nullable Instant exact = parseExactly(time);
        return exact == null ? parseExactly(time + "Z") : exact;
    }

    private static @Nullable Instant parseExactly(String text) {
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
