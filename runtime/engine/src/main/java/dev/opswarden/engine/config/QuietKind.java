package dev.opswarden.engine.config;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two times of day, {@code HH:MM-HH:MM}. */
record QuietKind() implements Kind<QuietHours> {

    /** Made when there is a range to read: few have one. */
    private static final class Ranges {
        static final String TIME = "([01][0-9]|2[0-3]):([0-5][0-9])";
        static final Pattern RANGE = Pattern.compile(TIME + "-" + TIME);
    }

    @Override
    public QuietHours parse(String text, Surroundings surroundings) throws Unusable {
        Matcher range = Ranges.RANGE.matcher(text);
        if (!range.matches()) {
            throw new Unusable("it is no such range");
        }
        LocalTime from = time(range, 1);
        LocalTime until = time(range, 3);
        if (from.equals(until)) {
            throw new Unusable("it starts when it ends");
        }
        return new QuietHours(from, until);
    }

    private static LocalTime time(Matcher range, int group) {
        return LocalTime.of(Integer.parseInt(range.group(group)), Integer.parseInt(range.group(group + 1)));
    }

    @Override
    public String accepted() {
        return "two times of day such as 22:00-07:00, or nothing";
    }
}
