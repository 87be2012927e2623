package dev.opswarden.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text for a terminal, broken between words into lines that fit. */
public final class WrappedText {

    private static final String TAB = "    ";

    private WrappedText() {}

    /**
     * The text line by line, inert as {@link TerminalText} makes it.
     *
     * @param text what to show; its own line breaks stay
     * @param columns how wide a line may be; a single word that is wider stays whole, or it could not be copied
     */
    public static List<String> lines(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String line : broken(text)) {
            if (TerminalText.columns(line) <= columns) {
                lines.add(line);
            } else {
                wrap(line, columns, lines);
            }
        }
        return List.copyOf(lines);
    }

    /**
     * The first lines of a text; a last one {@code …} if there is more.
     *
     * @param text what to show
     * @param columns how wide a line may be
     * @param most how many lines are kept, at least 1
     */
    public static List<String> head(String text, int columns, int most) {
        // Combining marks and the like take no column: the count of characters is bounded too.
        List<String> lines = lines(TerminalText.lines(text.strip(), most, columns * most * 8), columns);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> head = new ArrayList<>(lines.subList(0, most));
        while (head.get(head.size() - 1).isBlank()) {
            head.remove(head.size() - 1);
        }
        head.add("…");
        return List.copyOf(head);
    }

    /** The text line by line as it is, each inert: nothing is broken that was whole. */
    public static List<String> whole(String text) {
        return List.of(broken(text));
    }

    private static String[] broken(String text) {
        return TerminalText.lines(text).replace("\t", TAB).split("\n", -1);
    }

    private static void wrap(String line, int columns, List<String> lines) {
        String[] words = line.split(" ", -1);
        StringBuilder current = new StringBuilder(words[0]);
        int used = TerminalText.columns(words[0]);
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            int width = TerminalText.columns(word);
            if (used + 1 + width <= columns) {
                current.append(' ');
                used += 1 + width;
            } else {
                lines.add(current.toString());
                current.setLength(0);
                used = width;
            }
            current.append(word);
        }
        lines.add(current.toString());
    }
}
