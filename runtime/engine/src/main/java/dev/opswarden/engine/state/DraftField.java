package dev.opswarden.engine.state;

import java.nio.charset.StandardCharsets;

/**
 * A field that a finished draft may have in the file, in the order in which they are written. A draft with any other is
 * read in full.
 */
enum DraftField {
    STATUS("status", Kind.STATUS, true),
    DECISION("decision", Kind.DECISION, true),
    TO_AGENT("to_agent", Kind.TEXT, true),
    SUBJECT("subject", Kind.TEXT, true),
    BODY("body", Kind.TEXT, true),
    THREAD_ID("thread_id", Kind.TEXT, true),
    PRIORITY("priority", Kind.PRIORITY, true),
    PROVISIONAL("provisional", Kind.FLAG, false),
    ATTEMPTS("attempts", Kind.COUNT, false),
    BRAIN("brain", Kind.TEXT, true),
    RULE("rule", Kind.TEXT, false),
    REASON("reason", Kind.TEXT, true),
    CREATED_AT("created_at", Kind.CREATED, true),
    CLOSED_AT("closed_at", Kind.CLOSED, false),
    SENT_AT("sent_at", Kind.SENT, false),
    TICK_ID("tick_id", Kind.TEXT, true),
    KEY("key", Kind.KEY, true),
    LABELS("labels", Kind.TEXTS, false),
    WARNINGS("warnings", Kind.TEXTS, false),
    MODEL("model", Kind.MODEL, false),
    MESSAGE_MAC("message_mac", Kind.TEXT, false),
    EDITED("edited", Kind.FLAG, false),
    REPLY_ID("reply_id", Kind.TEXT, false),
    UNSENT_TEXT("unsent_text", Kind.TEXT, false);

    static final DraftField[] ALL = values();
    static final int REQUIRED = required();

    final byte[] label;
    final Kind kind;
    private final boolean required;

    DraftField(String label, Kind kind, boolean required) {
        this.label = label.getBytes(StandardCharsets.US_ASCII);
        this.kind = kind;
        this.required = required;
    }

    /** Of a set that lives as long as one draft is looked at. */
    @SuppressWarnings("EnumOrdinal")
    int bit() {
        return 1 << ordinal();
    }

    private static int required() {
        int bits = 0;
        for (DraftField field : ALL) {
            bits |= field.required ? field.bit() : 0;
        }
        return bits;
    }

    /** How its value is looked at. */
    enum Kind {
        TEXT,
        STATUS,
        DECISION,
        PRIORITY,
        CREATED,
        CLOSED,
        SENT,
        KEY,
        FLAG,
        COUNT,
        TEXTS,
        MODEL
    }
}
