package dev.opswarden.plugin.hub;

import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a message of what the hub wrote, or says why it is none (contract, section 1). */
final class MessageReader {

    /** Names of agents and threads go into URLs and state files. */
    private static final int MAX_NAME_LENGTH = 1000;

    private final String agent;

    /**
     * A reader.
     *
     * @param agent who a message without {@code to_agent} is for
     */
    MessageReader(String agent) {
        this.agent = agent;
    }

    /**
     * Reads one message.
     *
     * @param fields what the hub wrote
     * @param place where it stood, for an entry whose id does not tell
     */
    Entry read(MessageFields fields, String place) {
        @Nullable String id = fields.text("id");
        if (id == null) {
            return new Entry.Rejected(
                    "", place, fields.isOfAnotherType("id") ? "its id is not a string" : "it has no id");
        }
        String subject = id.isBlank() ? place : OneLine.of(id, 60);
        @Nullable String complaint = complaint(fields);
        if (complaint != null) {
            return new Entry.Rejected(id, subject, complaint);
        }
        if (!WellFormed.is(id)) {
            return new Entry.Rejected(id, subject, "its id holds half a character (an unpaired surrogate)");
        }
        try {
            return new Entry.Usable(message(new MessageId(id), fields));
        } catch (WardenException e) {
            return new Entry.Rejected(id, subject, OneLine.of(e.getMessage(), 200));
        }
    }

    private static @Nullable String complaint(MessageFields fields) {
        @Nullable String from = fields.text("from_agent");
        if (from == null || from.isBlank()) {
            return fields.isOfAnotherType("from_agent") ? "its from_agent is not a string" : "it has no from_agent";
        }
        for (String name : new String[] {"to_agent", "subject", "body"}) {
            if (fields.isOfAnotherType(name)) {
                return "its " + name + " is not a string";
            }
        }
        for (String name : new String[] {"from_agent", "to_agent", "thread_id"}) {
            @Nullable String text = fields.text(name);
            if (text != null && text.length() > MAX_NAME_LENGTH) {
                return "its " + name + " has " + text.length() + " characters, " + MAX_NAME_LENGTH + " are allowed";
            }
        }
        return null;
    }

    private RawMessage message(MessageId id, MessageFields fields) {
        return new RawMessage(
                id,
                textOr(fields, "from_agent", ""),
                textOr(fields, "to_agent", agent),
                textOr(fields, "subject", ""),
                textOr(fields, "body", ""),
                name(fields, "thread_id"),
                Timestamps.parse(fields.text("created_at")),
                readAt(fields.text("read_at")),
                name(fields, "in_reply_to"),
                name(fields, "priority"),
                fields.labels());
    }

    private static String textOr(MessageFields fields, String name, String otherwise) {
        @Nullable String text = fields.text(name);
        return text == null ? otherwise : WellFormed.of(text);
    }

    private static @Nullable String name(MessageFields fields, String name) {
        @Nullable String text = fields.text(name);
        return text == null || text.isEmpty() || text.length() > MAX_NAME_LENGTH ? null : WellFormed.of(text);
    }

    /** A read mark whose time cannot be read is a read mark all the same. */
    private static @Nullable Instant readAt(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        @Nullable Instant time = Timestamps.parse(text);
        return time == null ? Instant.EPOCH : time;
    }
}
