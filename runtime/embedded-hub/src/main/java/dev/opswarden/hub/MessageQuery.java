package dev.opswarden.hub;

import org.jspecify.annotations.Nullable;

/** Which messages somebody asks for; a filter that is null lets everything through. */
record MessageQuery(
        @Nullable String to,
        @Nullable String from,
        @Nullable String thread,
        boolean unreadOnly,
        int limit,
        long offset) {

    static MessageQuery of(Parameters parameters) {
        return new MessageQuery(
                parameters.text("to_agent"),
                parameters.text("from_agent"),
                parameters.text("thread_id"),
                parameters.flag("unread_only"),
                parameters.limit(),
                parameters.number("offset", 0, 0));
    }

    boolean matches(Message message) {
        return (to == null || to.equals(message.to()))
                && (from == null || from.equals(message.from()))
                && (thread == null || thread.equals(message.thread()))
                && (!unreadOnly || message.unread());
    }
}
