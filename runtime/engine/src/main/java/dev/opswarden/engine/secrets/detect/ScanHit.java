package dev.opswarden.engine.secrets.detect;

/** A finding of {@link SecretScan}, as a person counts. It never shows the value. */
public final class ScanHit {

    private final long line;
    private final long column;
    private final int length;
    private final String kind;
    private final String value;

    ScanHit(long line, long column, int length, String kind, String value) {
        this.line = line;
        this.column = column;
        this.length = length;
        this.kind = kind;
        this.value = value;
    }

    /** The line it begins on, from 1. */
    public long line() {
        return line;
    }

    /** The character of the line it begins with, from 1. */
    public long column() {
        return column;
    }

    /** How many characters it has. */
    public int length() {
        return length;
    }

    /** What it looks like. */
    public String kind() {
        return kind;
    }

    /** What an operator may allow it by, as {@code sha256:} and hexadecimal digits; worked out when it is asked for. */
    public String fingerprint() {
        return "sha256:" + Fingerprint.of(value);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + kind;
    }
}
