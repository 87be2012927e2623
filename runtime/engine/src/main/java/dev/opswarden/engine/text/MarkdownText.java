package dev.opswarden.engine.text;

import dev.opswarden.spi.VisibleText;

/**
 * Text for a Markdown page that is also read as it is: it shows up as the same words, and as nothing else.
 *
 * <p>It cannot start a heading, a list, a link, an image, HTML, a fence, a table, emphasis, or a quote of its own. What
 * a viewer would turn into a link by itself (an address with {@code ://}, {@code www.} or {@code @}) stands as code.
 */
public final class MarkdownText {

    private MarkdownText() {}

    /** The text on one line; white space is collapsed. */
    public static String inline(String text) {
        return MarkdownEscape.line(text.strip().replaceAll("\\s+", " "));
    }

    /**
     * The text on one line, cut with an ellipsis.
     *
     * @param mostCharacters how many characters are kept, at least 1
     */
    public static String inline(String text, int mostCharacters) {
        String head = VisibleText.head(text, mostCharacters);
        return head.length() < text.length() ? inline(head) + "…" : inline(head);
    }

    /** The text as a span of code on one line, with as many backticks around it as it needs. */
    public static String code(String text) {
        return MarkdownEscape.code(VisibleText.line(text));
    }

    /**
     * The text as a quote, line by line, each line ended by a line break.
     *
     * @param indent what stands before each {@code >}: spaces, to stay inside a list
     * @param mostLines how many lines are kept
     * @param mostCharacters how many characters are kept
     * @return the quote; its last line is {@code > …} if something was cut off
     */
    public static String quote(String text, String indent, int mostLines, int mostCharacters) {
        String[] lines = VisibleText.head(text, mostCharacters).stripTrailing().split("\\R", mostLines + 1);
        boolean cut = text.stripTrailing().length() > mostCharacters || lines.length > mostLines;
        StringBuilder quote = new StringBuilder();
        int kept = Math.min(lines.length, mostLines);
        for (int i = 0; i < kept; i++) {
            String line = lines[i].stripTrailing();
            boolean more = i + 1 < kept && !lines[i + 1].isBlank();
            quote.append(indent).append('>');
            if (!line.isEmpty()) {
                // Two spaces at the end keep the line a line of its own.
                quote.append(' ').append(MarkdownEscape.line(line)).append(more ? "  " : "");
            }
            quote.append('\n');
        }
        return cut ? quote.append(indent).append("> …\n").toString() : quote.toString();
    }
}
