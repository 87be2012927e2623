package dev.opswarden.plugin.drools.regex;

/** A regular expression was still trying when the time for the message was up. */
public final class RegexTimeout extends RuntimeException {

    RegexTimeout() {
        super("a regular expression took too long; it can match in too many ways");
    }
}
