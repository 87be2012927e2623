package dev.opswarden.engine.text;

import dev.opswarden.spi.HiddenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person does not see of a text although it is shown: a mark and the same characters typed out look alike, and
 * blanks at the end of a line look like none.
 */
public final class UnseenText {

    private static final int MOST_NAMED = 8;

    private UnseenText() {}

    /**
     * What there is in a text beside what is seen, such as {@code U+202E (2 times), 1 line ends in blanks}; nothing for
     * most texts.
     *
     * @param text as it goes out
     */
    public static Optional<String> of(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if ((HiddenCharacters.isHidden(c) && c != '\n') || HiddenCharacters.isSelector(c)) {
                counts.merge(c, 1, Integer::sum);
            }
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((c, count) -> {
            if (parts.size() < MOST_NAMED) {
                parts.add(String.format("U+%04X", c) + (count == 1 ? "" : " (" + count + " times)"));
            }
        });
        if (counts.size() > MOST_NAMED) {
            parts.add(Counted.of(counts.size() - MOST_NAMED, "character") + " more");
        }
        int blanks = blankEnds(text);
        if (blanks > 0) {
            parts.add(Counted.of(blanks, "line") + (blanks == 1 ? " ends" : " end") + " in blanks");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    private static int blankEnds(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean last = i + 1 == text.length() || text.charAt(i + 1) == '\n' || text.charAt(i + 1) == '\r';
            count += last && (text.charAt(i) == ' ' || text.charAt(i) == '\t') ? 1 : 0;
        }
        return count;
    }
}
