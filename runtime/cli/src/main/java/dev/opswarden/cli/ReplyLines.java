package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.text.ReplySubject;
import dev.opswarden.engine.text.UnseenText;
import dev.opswarden.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reply as it goes out, for the person who answers for it: every character is seen, or named below its line. */
final class ReplyLines {

    private final Fields fields;

    ReplyLines(Fields fields) {
        this.fields = fields;
    }

    /** The reply that approving a draft would send. */
    static Reply of(Draft draft) {
        return new Reply(
                draft.toAgent(), ReplySubject.of(draft.subject()), draft.body(), draft.threadId(), draft.messageId());
    }

    /** To whom, about what, in which thread, and the text, whole. */
    void print(Reply reply) {
        head(reply);
        text(reply);
    }

    /** All but the text. */
    void head(Reply reply) {
        field("To", reply.to());
        field("Subject", reply.subject());
        field("Thread", reply.threadId());
    }

    /** The text, whole. */
    void text(Reply reply) {
        fields.quote(reply.body());
        unseen(reply.body());
    }

    /** What there is in a reply that would not be seen, part by part; nothing for most. */
    static Optional<String> unseen(Reply reply) {
        List<String> parts = new ArrayList<>();
        UnseenText.of(reply.to()).ifPresent(what -> parts.add("in the recipient " + what));
        UnseenText.of(reply.subject()).ifPresent(what -> parts.add("in the subject " + what));
        UnseenText.of(reply.threadId()).ifPresent(what -> parts.add("in the thread " + what));
        UnseenText.of(reply.body()).ifPresent(what -> parts.add("in the text " + what));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private void field(String label, String value) {
        fields.field(label, value);
        unseen(value);
    }

    private void unseen(String text) {
        UnseenText.of(text).ifPresent(what -> fields.field("Unseen", Style.YELLOW, what));
    }
}
