package dev.opswarden.plugin.drools.index;

import dev.opswarden.rules.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One message's fields, each put into lower case once, when it is first asked for. */
final class MessageTexts {

    private final Message message;
    private final Map<Field, String> lowered = new EnumMap<>(Field.class);

    MessageTexts(Message message) {
        this.message = message;
    }

    String text(Field field) {
        return field.text(message);
    }

    List<String> labels() {
        return message.getLabels();
    }

    String lowered(Field field) {
        String known = lowered.get(field);
        if (known == null) {
            known = text(field).toLowerCase(Locale.ROOT);
            lowered.put(field, known);
        }
        return known;
    }
}
