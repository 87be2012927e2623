package dev.opswarden.plugin.hub;

import dev.opswarden.spi.InboxSource.UnreadSink;
import dev.opswarden.spi.RawMessage;

/** One element of a list of messages. */
sealed interface Entry {

    /** What tells this entry from others, or an empty text if it has nothing of the kind. */
    String key();

    /**
     * A message.
     *
     * @param message the message
     */
    record Usable(RawMessage message) implements Entry {
        @Override
        public String key() {
            return message.id().value();
        }
    }

    /**
     * Something that cannot be a message.
     *
     * @param key the id, if there is any text in its place
     * @param subject what it is, as far as that can be told
     * @param reason why it cannot be used
     */
    record Rejected(String key, String subject, String reason) implements Entry {

        void handTo(UnreadSink sink) {
            sink.rejected(subject, reason);
        }
    }
}
