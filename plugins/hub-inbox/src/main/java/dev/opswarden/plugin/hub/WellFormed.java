package dev.opswarden.plugin.hub;

/** Text that can be written as UTF-8: JSON can escape half a character, which no encoder takes. */
final class WellFormed {

    private WellFormed() {}

    /** Whether every surrogate has its other half. */
    static boolean is(String text) {
        return text.codePoints().noneMatch(WellFormed::isHalf);
    }

    /** The same text with a replacement character for every surrogate without its other half. */
    static String of(String text) {
        if (is(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isHalf(c) ? 0xfffd : c));
        return out.toString();
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
