package dev.opswarden.engine.approval;

import dev.opswarden.engine.reply.Delivered;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one approval.
 *
 * @param messageId the message; what was typed, where that names none
 * @param status what became of it
 * @param replyId the reply's id at the hub
 * @param reason why it was not sent, or what is odd about its having been
 * @param warnings what did not go as it should although the reply was sent
 * @param failure what sort of trouble there was: decides the exit status
 */
public record ApprovalResult(
        String messageId,
        Status status,
        Optional<String> replyId,
        Optional<String> reason,
        List<String> warnings,
        Optional<ErrorKind> failure) {

    /** Copies the warnings. */
    public ApprovalResult {
        warnings = List.copyOf(warnings);
    }

    /** What can become of an approval. */
    public enum Status {
        /** The hub has the reply. */
        SENT,
        /** It was not sent, and trying again as it is would not help. */
        REFUSED,
        /** It was not sent, or that is not known; trying again is safe. */
        FAILED;

        /** The name as the contract writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ApprovalResult sent(String messageId, Delivered delivered) {
        List<String> warnings = delivered.warnings().stream().map(Secrets::hide).toList();
        return new ApprovalResult(
                messageId,
                Status.SENT,
                Optional.of(delivered.replyId()),
                warnings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", warnings)),
                warnings,
                delivered.trouble());
    }

    static ApprovalResult failed(String messageId, Throwable failure) {
        ErrorKind kind = failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL;
        String reason = failure instanceof WardenException known ? known.getMessage() : "a defect of ours: " + failure;
        boolean refused = kind == ErrorKind.REFUSED || kind == ErrorKind.REJECTED;
        return new ApprovalResult(
                messageId,
                refused ? Status.REFUSED : Status.FAILED,
                Optional.empty(),
                Optional.of(Secrets.hide(reason)),
                List.of(),
                Optional.of(kind));
    }
}
