package dev.opswarden.plugin.llm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of a message, as a text or in parts; of these only those that are said, not thought, called or drawn. */
final class Content {

    private Content() {}

    /**
     * What was said.
     *
     * @param content what stands in the message
     * @return an empty text where nothing is
     */
    static String text(@Nullable Object content) {
        if (content instanceof String text) {
            return text;
        }
        if (!(content instanceof List<?> parts)) {
            return "";
        }
        StringBuilder said = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Map<?, ?> typed
                    && typed.get("text") instanceof String text
                    && ("text".equals(typed.get("type")) || "output_text".equals(typed.get("type")))) {
                said.append(text);
            }
        }
        return said.toString();
    }
}
