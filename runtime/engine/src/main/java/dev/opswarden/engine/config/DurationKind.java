package dev.opswarden.engine.config;

import java.time.Duration;

/** A length of time: a whole number and {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}. */
record DurationKind(Duration least) implements Kind<Duration> {

    private static final Duration MOST = Duration.ofDays(365);
    private static final int MOST_DIGITS = 11;

    @Override
    public Duration parse(String text, Surroundings surroundings) throws Unusable {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            throw new Unusable("it does not start with a whole number");
        }
        Duration unit = unit(text.substring(digits));
        if (digits > MOST_DIGITS) {
            throw new Unusable("it is too long");
        }
        Duration value = unit.multipliedBy(Long.parseLong(text.substring(0, digits)));
        if (value.compareTo(least) < 0) {
            throw new Unusable("it is too short");
        }
        if (value.compareTo(MOST) > 0) {
            throw new Unusable("it is too long");
        }
        return value;
    }

    private static Duration unit(String name) throws Unusable {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "" -> throw new Unusable("it has no unit");
            default -> throw new Unusable("its unit is unknown");
        };
    }

    @Override
    public String accepted() {
        String from = least.toSeconds() > 0 ? least.toSeconds() + "s" : least.toMillis() + "ms";
        return "a duration such as 500ms, 3s, 2m, 24h or 90d, from " + from + " to 365d";
    }
}
