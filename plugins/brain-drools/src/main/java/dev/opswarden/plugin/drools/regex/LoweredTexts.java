package dev.opswarden.plugin.drools.regex;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The last few texts in lower case: two hundred rules ask for the same subject and body one after the other. */
final class LoweredTexts {

    private static final int KEPT = 4;

    private final @Nullable String[] texts = new String[KEPT];
    private final @Nullable String[] lowered = new String[KEPT];
    private int next;

    /** A text in lower case, made once as long as the same object is asked for. */
    @SuppressWarnings("ReferenceEquality") // To compare long texts would take what this saves.
    String of(String text) {
        for (int i = 0; i < KEPT; i++) {
            String known = lowered[i];
            if (texts[i] == text && known != null) {
                return known;
            }
        }
        String made = text.toLowerCase(Locale.ROOT);
        texts[next] = text;
        lowered[next] = made;
        next = (next + 1) % KEPT;
        return made;
    }
}
