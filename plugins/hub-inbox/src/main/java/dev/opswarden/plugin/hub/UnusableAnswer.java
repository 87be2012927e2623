package dev.opswarden.plugin.hub;

/** An answer that arrived and cannot be used. */
final class UnusableAnswer extends Exception {

    private final boolean begun;

    private UnusableAnswer(String reason, boolean begun) {
        super(reason);
        this.begun = begun;
    }

    /** Something else from its first character on; the reason follows "answered with ". */
    static UnusableAnswer other(String reason) {
        return new UnusableAnswer(reason, false);
    }

    /** It begins as it should, and cannot be read to its end; the reason follows "a page that ". */
    static UnusableAnswer within(String reason) {
        return new UnusableAnswer(reason, true);
    }

    /** Whether a part of it might be readable if it were asked for alone. */
    boolean isBegun() {
        return begun;
    }

    /** What is wrong with it; never the text of a message. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
