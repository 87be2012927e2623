package dev.opswarden.engine.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Times as a person writes them: {@code Mon 2 Nov 2026 09:05}. */
final class HumanTime {

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private HumanTime() {}

    static String of(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return DAYS[local.getDayOfWeek().getValue() - 1]
                + ' '
                + local.getDayOfMonth()
                + ' '
                + MONTHS[local.getMonthValue() - 1]
                + ' '
                + local.getYear()
                + ' '
                + twoDigits(local.getHour())
                + ':'
                + twoDigits(local.getMinute());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
