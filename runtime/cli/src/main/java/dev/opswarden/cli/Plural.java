package dev.opswarden.cli;

/** A number of things. */
final class Plural {

    private Plural() {}

    /** {@code 1 rule}, {@code 2 rules}. */
    static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
