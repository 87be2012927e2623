package dev.opswarden.hub;

/** How large things may be. Everything from outside is measured against one of these. */
final class Limits {

    /** The body of a request, or one message of a file, in bytes as it comes. */
    static final int ENTRY_BYTES = 8 * 1024 * 1024;

    /** A line of the journal: what is in an entry, as the hub writes it, and a little around it. */
    static final int JOURNAL_LINE_BYTES = 2 * ENTRY_BYTES;

    /** What a client may go on sending after it has been refused; past it the connection is closed. */
    static final int IGNORED_BYTES = 64 * 1024 * 1024;

    /** Messages or notes in one answer. */
    static final int PAGE = 200;

    /** Messages or notes in one answer when nobody asked for a number. */
    static final int DEFAULT_PAGE = 50;

    /** An id, in Unicode characters. */
    static final int ID_CHARACTERS = 128;

    /** An {@code Idempotency-Key}, in characters. */
    static final int KEY_CHARACTERS = 255;

    /** The request line: room for long ids, every byte of them percent-encoded. */
    static final int REQUEST_LINE_BYTES = 16 * 1024;

    /** Labels of one message. */
    static final int LABELS = 100;

    /** Requests that are remembered. */
    static final int REQUEST_LOG = 10_000;

    private Limits() {}
}
