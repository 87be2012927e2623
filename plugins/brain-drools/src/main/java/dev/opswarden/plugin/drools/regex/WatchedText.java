package dev.opswarden.plugin.drools.regex;

/** A text that may be read until a deadline, and no longer: a matcher that tries for ever reads for ever. */
final class WatchedText implements CharSequence {

    private static final int LOOK_EVERY = 4096;

    private final CharSequence text;
    private final long deadline;
    private int reads;

    WatchedText(CharSequence text, long deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++reads % LOOK_EVERY == 0 && System.nanoTime() - deadline >= 0) {
            throw new RegexTimeout();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
