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

    /** Higher than any language piles them: the page shows the rest as marks. */
    private static final int MOST_COMBINING = 8;

    private UnseenText() {}

    /**
     * What there is in a text beside what is seen, such as {@code U+202E (2 times), 1 line ends in blanks}; nothing for
     * most texts.
     *
     * @param text as it goes out
     */
    public static Optional<String> of(String text) {
        Map<Integer, Integer> counts = new TreeMap<>();
        int combining = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            combining = isCombining(c) ? combining + 1 : 0;
            if (isUnseen(c) || combining > MOST_COMBINING) {
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

    private static boolean isUnseen(int c) {
        return (HiddenCharacters.isHidden(c) && c != '\n')
                || HiddenCharacters.isSelector(c)
                || (c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR);
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
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
