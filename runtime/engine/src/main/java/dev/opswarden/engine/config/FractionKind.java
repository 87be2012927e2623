package dev.opswarden.engine.config;

import java.util.regex.Pattern;

/** A number from 0 to 1. */
record FractionKind() implements Kind<Double> {

    /** Stricter than Java, which takes {@code 0x1p-3}, {@code 1d} and {@code NaN} for numbers as well. */
    private static final Pattern PLAIN = Pattern.compile("[01]|[01]?\\.[0-9]{1,9}");

    @Override
    public Double parse(String text, Surroundings surroundings) throws Unusable {
        if (!PLAIN.matcher(text).matches() || Double.parseDouble(text) > 1) {
            throw new Unusable("it is no such number");
        }
        return Double.valueOf(text);
    }

    @Override
    public String accepted() {
        return "a number from 0 to 1, such as 0.5";
    }
}
