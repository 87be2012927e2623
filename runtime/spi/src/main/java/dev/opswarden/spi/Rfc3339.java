package dev.opswarden.spi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as texts of RFC 3339 in UTC, {@code 2026-11-02T09:30:00Z}, without the formatter of {@code java.time}:
 * loading that costs a cold start more than all the rest of reading a message.
 */
public final class Rfc3339 {

    /** Where year, month, day, hour, minute and second begin, and where the second ends. */
    private static final int[] FIELDS = {0, 5, 8, 11, 14, 17};

    private static final int SECONDS_END = 19;

    private Rfc3339() {}

    /** The time as text; fractions of a second only where there are any. */
    public static String text(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            return time.toString();
        }
        // Shorter than seconds it would be for a full minute, and no RFC 3339.
        String text = utc.toString();
        return (text.length() == "2026-11-02T09:30".length() ? text + ":00" : text) + "Z";
    }

    /**
     * Reads what {@link #text} wrote, and any other text that {@link Instant#parse} takes.
     *
     * @return the time, to the nanosecond
     * @throws DateTimeException if it is no such time
     */
    public static Instant parse(String text) {
        int end = text.length() - 1;
        boolean plain = end >= SECONDS_END
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(end) == 'Z';
        int[] value = new int[FIELDS.length];
        for (int i = 0; plain && i < FIELDS.length; i++) {
            value[i] = digits(text, FIELDS[i], i == 0 ? 4 : 2);
            plain = value[i] >= 0;
        }
        // Midnight at the end of a day, and a second that leaps, are left to the one who knows what they mean.
        plain = plain && value[3] < 24 && value[5] < 60;
        int nanos = plain ? nanos(text, end) : -1;
        return nanos >= 0
                ? LocalDateTime.of(value[0], value[1], value[2], value[3], value[4], value[5], nanos)
                        .toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int digits = end - SECONDS_END - 1;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int value = digits(text, SECONDS_END + 1, digits);
        for (int i = digits; i < 9 && value > 0; i++) {
            value *= 10;
        }
        return value;
    }

    private static int digits(String text, int start, int count) {
        int value = 0;
        for (int i = start; i < start + count; i++) {
            char each = text.charAt(i);
            if (each < '0' || each > '9') {
                return -1;
            }
            value = value * 10 + each - '0';
        }
        return value;
    }
}
