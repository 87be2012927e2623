package dev.opswarden.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Goes through a stream of bytes line by line, and holds no more than one line of a bounded length. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[64 * 1024];
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(1024);
    private byte[] line = new byte[0];
    private int position;
    private int filled;
    private long number;
    private long start;
    private long end;
    private boolean terminated;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * Steps to the next line.
     *
     * @return false at the end of the stream
     * @throws Unacceptable for a line that is longer than what is held
     */
    boolean next() throws IOException {
        collected.reset();
        start = end;
        terminated = false;
        number++;
        while (!terminated && fill()) {
            int newline = position;
            while (newline < filled && buffer[newline] != '\n') {
                newline++;
            }
            int length = newline - position;
            if (collected.size() + length > longest) {
                throw new Unacceptable("the line is longer than " + longest + " bytes");
            }
            collected.write(buffer, position, length);
            terminated = newline < filled;
            position = terminated ? newline + 1 : newline;
            end += length + (terminated ? 1 : 0);
        }
        line = collected.toByteArray();
        return terminated || line.length > 0;
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    /** The line without its line feed. */
    byte[] bytes() {
        return line;
    }

    /** Which line it is, counted from 1. */
    long number() {
        return number;
    }

    /** Where it begins, in bytes. */
    long start() {
        return start;
    }

    /** Where the next line begins, in bytes. */
    long end() {
        return end;
    }

    /** Whether it ends in a line feed; only the last one may not. */
    boolean terminated() {
        return terminated;
    }

    /** Whether there is nothing in it but blanks. */
    boolean blank() {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
