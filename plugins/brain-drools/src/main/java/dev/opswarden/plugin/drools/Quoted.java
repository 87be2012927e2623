package dev.opswarden.plugin.drools;

import dev.opswarden.spi.OneLine;

/** A value as an error message quotes it: short, on one line, without control characters. */
final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String value) {
        return "'" + OneLine.of(value, LONGEST) + "'";
    }
}
