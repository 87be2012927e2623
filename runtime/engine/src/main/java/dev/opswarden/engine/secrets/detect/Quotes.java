package dev.opswarden.engine.secrets.detect;

/** Quotation marks, straight and curled. */
final class Quotes {

    private static final String OPEN = "\"'`“‘«„「『";
    private static final String CLOSE = "\"'`”’»“」』";

    private Quotes() {}

    static boolean isQuote(char c) {
        return OPEN.indexOf(c) >= 0 || CLOSE.indexOf(c) >= 0;
    }

    /** What closes what this opens. */
    static char closing(char open) {
        int place = OPEN.indexOf(open);
        return place < 0 ? open : CLOSE.charAt(place);
    }
}
