package dev.opswarden.plugin.drools.index;

import java.util.List;

/**
 * What a message must hold for a condition to be true.
 *
 * @param field where
 * @param words whether one of the values must occur in it, in whatever case; otherwise one of them must be all of it, or
 *     one of the labels
 * @param values one of these; words are in lower case and of ASCII
 */
public record Need(Field field, boolean words, List<String> values) {

    /** Copies the list. */
    public Need {
        values = List.copyOf(values);
    }

    /** Whether a message holds it. */
    boolean isIn(MessageTexts message) {
        if (words) {
            String text = message.lowered(field);
            for (String word : values) {
                if (text.contains(word)) {
                    return true;
                }
            }
            return false;
        }
        if (field == Field.LABELS) {
            for (String value : values) {
                if (message.labels().contains(value)) {
                    return true;
                }
            }
            return false;
        }
        return values.contains(message.text(field));
    }
}
