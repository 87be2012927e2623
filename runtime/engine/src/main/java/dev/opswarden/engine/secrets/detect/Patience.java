package dev.opswarden.engine.secrets.detect;

/**
 * How much may still be spent on looking closely at a line. A line of megabytes that is made of the beginnings of
 * secrets alone would otherwise be looked at for minutes.
 *
 * <p>What is spent is counted in steps: one for each look at a keyword, more where a look goes far. A test holds that
 * the sum grows no faster than the text.
 */
final class Patience {

    /** What one look costs that does not go far. */
    static final int LOOK = 40;

    /** What a line may cost at once: more than a thousand looks. */
    private static final int RESERVE = 60_000;

    /** So many characters of a line earn one step more. */
    private static final int CHARACTERS_A_STEP = 4;

    private int left = RESERVE;
    private int earnedTo;
    private long spent;

    /** A new line begins behind this place, and with it everything anew. */
    void newLine(int at) {
        left = RESERVE;
        earnedTo = at;
    }

    /** Whether there is time for a look at this place. */
    boolean isLeft(int at) {
        if (at > earnedTo) {
            left = Math.min(RESERVE, left + (at - earnedTo) / CHARACTERS_A_STEP);
            earnedTo = at;
        }
        return left > 0;
    }

    void spend(int steps) {
        left -= steps;
        spent += steps;
    }

    /** Counts what is spent in any case, and takes nothing from the rest. */
    void count(long steps) {
        spent += steps;
    }

    /** All steps so far. */
    long spent() {
        return spent;
    }
}
