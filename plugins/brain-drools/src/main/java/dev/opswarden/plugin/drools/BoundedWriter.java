package dev.opswarden.plugin.drools;

import java.io.Writer;

/** Collects text up to a bound. */
final class BoundedWriter extends Writer {

    private final int longest;
    private final StringBuilder text = new StringBuilder();

    BoundedWriter(int longest) {
        this.longest = longest;
    }

    @Override
    public void write(char[] from, int offset, int length) {
        if (length > longest - text.length()) {
            throw new RuleError("it gives more than " + longest + " characters");
        }
        text.append(from, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
