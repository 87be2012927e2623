package dev.opswarden.engine.state;

import dev.opswarden.spi.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of one field, draft after draft. It takes what {@link Rfc3339} takes, and asks it as seldom as can be:
 * the drafts of a tick have the same time, and some nobody wants to know.
 */
final class TimeScan {

    /** The largest digit of each place. */
    private static final byte[] SIMPLE = "9999-19-29T29:59:59Z".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;
    private @Nullable Instant last;
    private int lastFrom;
    private int lastTo;

    TimeScan(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The time that was taken last. */
    @Nullable Instant last() {
        return last;
    }

    /** Takes the time that stands there; false if it is none. */
    boolean take(int from, int to) {
        if (last != null && isLast(from, to)) {
            return true;
        }
        try {
            last = Rfc3339.parse(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        } catch (DateTimeException e) {
            // One with an escape in it as well: that is read in full.
            return false;
        }
        lastFrom = from;
        lastTo = to;
        return true;
    }

    /** Whether a time stands there, for whoever does not want to know which. */
    boolean see(int from, int to) {
        return isSimple(from, to) || take(from, to);
    }

    private boolean isLast(int from, int to) {
        int length = to - from;
        if (length != lastTo - lastFrom) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != bytes[lastFrom + i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is one to the second, on a day that every month has. */
    private boolean isSimple(int from, int to) {
        if (to - from != SIMPLE.length) {
            return false;
        }
        for (int i = 0; i < SIMPLE.length; i++) {
            byte each = bytes[from + i];
            byte most = SIMPLE[i];
            boolean digit = most >= '0' && most <= '9';
            boolean fits = digit ? (each >= '0' && each <= most) : each == most;
            if (!fits) {
                return false;
            }
        }
        int month = twoDigits(from + 5);
        int day = twoDigits(from + 8);
        return month >= 1 && month <= 12 && day >= 1 && day <= 28 && twoDigits(from + 11) <= 23;
    }

    private int twoDigits(int from) {
        return (bytes[from] - '0') * 10 + bytes[from + 1] - '0';
    }
}
