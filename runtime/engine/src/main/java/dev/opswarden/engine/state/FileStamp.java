package dev.opswarden.engine.state;

import dev.opswarden.spi.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A time in a file name, UTC and to the second: {@code 20261102T093000Z}. Names sort as the times do. */
public final class FileStamp {

    /** How long a stamp is. */
    public static final int LENGTH = 16;

    private FileStamp() {}

    /** The time as a stamp. */
    public static String of(Instant time) {
        return Rfc3339.text(time.truncatedTo(ChronoUnit.SECONDS))
                .replace("-", "")
                .replace(":", "");
    }

    /**
     * Reads a stamp.
     *
     * @param text a text that begins with one
     * @return its time; nothing if it does not begin so
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() < LENGTH) {
            return Optional.empty();
        }
        String time = text.substring(0, 4)
                + '-'
                + text.substring(4, 6)
                + '-'
                + text.substring(6, 11)
                + ':'
                + text.substring(11, 13)
                + ':'
                + text.substring(13, LENGTH);
        try {
            return Optional.of(Rfc3339.parse(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
