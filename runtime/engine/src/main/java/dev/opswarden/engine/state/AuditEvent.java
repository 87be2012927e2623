package dev.opswarden.engine.state;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.MessageId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to a draft: a line of the audit log. No text of a message or a draft is in it.
 *
 * @param time when
 * @param who the user whose process did it
 * @param what what
 * @param messageId the message that the draft is about
 * @param textSha256 SHA-256 of the draft's text at that moment, in hexadecimal
 * @param detail more, in one sentence
 */
public record AuditEvent(
        Instant time, String who, What what, MessageId messageId, String textSha256, Optional<String> detail) {

    /** What can happen to a draft. */
    public enum What {
        /** A tick decided. */
        DECIDED,
        /** A person changed the text. */
        EDITED,
        /** A person approved; the request is about to go out. */
        SENDING,
        /** No answer came that tells whether the reply arrived. */
        UNANSWERED,
        /** The reply arrived. */
        SENT,
        /** The hub declined the reply for good. */
        REFUSED,
        /** A person closed it without a reply. */
        DISMISSED,
        /** The hub says that the message was read or is gone. */
        SUPERSEDED,
        /** The message was marked read. */
        MARKED_READ,
        /** It was closed long ago, and is no longer kept. */
        FORGOTTEN;

        /** The name as it stands in the log. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An event without a detail.
     *
     * @param time when
     * @param who the user whose process did it
     * @param what what
     * @param draft the draft, as it is after that
     */
    public static AuditEvent of(Instant time, String who, What what, Draft draft) {
        return new AuditEvent(time, who, what, draft.messageId(), Sha256.of(draft.body()), Optional.empty());
    }

    /** The same event with a detail, without what looks like a secret in it. */
    public AuditEvent withDetail(String sentence) {
        return new AuditEvent(time, who, what, messageId, textSha256, Optional.of(Secrets.hide(sentence)));
    }
}
