package dev.opswarden.engine.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.TimeZone;

/** Times as a person writes them: {@code Mon 2 Nov 2026 09:05}, {@code 3 h ago}. */
public final class HumanTime {

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private HumanTime() {}

    /**
     * The time to the minute.
     *
     * @param time the time
     * @param zone where the person is
     */
    public static String of(Instant time, ZoneId zone) {
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

    /**
     * The time to the minute, where this machine is. Its offset is asked of {@link TimeZone}: the zones of {@code
     * java.time} would look for more of their kind in every jar of the program.
     *
     * @param time the time
     */
    public static String here(Instant time) {
        int offset = TimeZone.getDefault().getOffset(time.toEpochMilli());
        return of(time, ZoneOffset.ofTotalSeconds(offset / 1_000));
    }

    /**
     * How long ago it was, in one unit: {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 12 days ago}.
     *
     * @param time the time; one that is yet to come, by another clock than ours, is just now
     * @param now what time it is
     */
    public static String ago(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    /**
     * How long it is until then, in one unit: {@code now}, {@code in 5 min}, {@code in 3 h}, {@code in 12 days}.
     *
     * @param time the time; one that is over is now
     * @param now what time it is
     */
    public static String until(Instant time, Instant now) {
        Duration left = Duration.between(now, time).plusSeconds(59);
        if (left.toMinutes() < 1) {
            return "now";
        }
        if (left.toHours() < 1) {
            return "in " + left.toMinutes() + " min";
        }
        return left.toDays() < 2 ? "in " + left.toHours() + " h" : "in " + left.toDays() + " days";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
