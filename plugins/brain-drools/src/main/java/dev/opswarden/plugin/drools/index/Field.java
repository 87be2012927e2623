package dev.opswarden.plugin.drools.index;

import dev.opswarden.rules.Message;
import java.util.Optional;

/** The fields of a message that a need can be about. */
public enum Field {
    ID("id"),
    SENDER("sender"),
    RECIPIENT("recipient"),
    SUBJECT("subject"),
    BODY("body"),
    TEXT("text"),
    THREAD("threadId"),
    PRIORITY("priority"),
    LABELS("labels");

    private final String word;

    Field(String word) {
        this.word = word;
    }

    /** The field that rules call by this name. */
    static Optional<Field> of(String word) {
        for (Field field : values()) {
            if (field.word.equals(word)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** What it holds; nothing for labels, which are many. */
    String text(Message message) {
        return switch (this) {
            case ID -> message.getId();
            case SENDER -> message.getSender();
            case RECIPIENT -> message.getRecipient();
            case SUBJECT -> message.getSubject();
            case BODY -> message.getBody();
            case TEXT -> message.getText();
            case THREAD -> message.getThreadId();
            case PRIORITY -> message.getPriority();
            case LABELS -> "";
        };
    }
}
