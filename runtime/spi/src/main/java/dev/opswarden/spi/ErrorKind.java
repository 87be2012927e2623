package dev.opswarden.spi;

import java.util.Locale;

/** What sort of trouble a {@link WardenException} tells of; one mapper turns kinds into exit codes. */
public enum ErrorKind {
    /** The state does not allow it: an unknown id, a draft already sent, rules that do not compile. */
    REFUSED,
    /** A setting cannot be used. */
    SETTINGS,
    /** What is needed was not loaded: no inbox, no brain. */
    NOT_LOADED,
    /** The state directory cannot be read or written. */
    STATE,
    /** The other side cannot be reached, or breaks off: trying again later may help. */
    UNREACHABLE,
    /** The other side did not answer within the limit. */
    TIMEOUT,
    /** The other side says that we may not: a wrong token, a forbidden agent. */
    DENIED,
    /** The other side answers, but not as agreed: HTML for JSON, a list that is no list, a broken message. */
    PROTOCOL,
    /** The other side understood, and declined for good. */
    REJECTED,
    /** A defect of ours or of a plugin. */
    INTERNAL;

    /** The name as {@code --json} writes it: {@code refused}, {@code not-loaded}, and so on. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
