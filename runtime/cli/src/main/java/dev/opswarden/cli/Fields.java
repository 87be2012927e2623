package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.text.WrappedText;

/** Lines of a label and what it stands for, the values in one column, none wider than a terminal of 80 columns. */
final class Fields {

    /** How wide a line may be, as far as it can be broken. */
    static final int WIDTH = 80;

    private static final String GUTTER = "│ ";
    private static final String CONTINUED = "┆ ";

    private final Output out;
    private final int indent;
    private final int column;

    /**
     * Fields.
     *
     * @param out where they go
     * @param indent where labels begin
     * @param column where values begin
     */
    Fields(Output out, int indent, int column) {
        this.out = out;
        this.indent = indent;
        this.column = column;
    }

    /** A value, on as many lines as it needs. */
    void field(String label, String value) {
        field(label, Style.PLAIN, value);
    }

    /** A value in a style, on as many lines as it needs. */
    void field(String label, Style style, String value) {
        String shown = label;
        // A value is one line: line breaks in it are shown as what they are.
        for (String line : WrappedText.lines(Text.of(value).plain(), WIDTH - column)) {
            whole(shown, Text.of(style, line));
            shown = "";
        }
    }

    /** A value that stays on one line, so that it can be copied. */
    void whole(String label, Text value) {
        out.line(Text.of(" ".repeat(indent)).and(Style.DIM, label).padTo(column).and(value));
    }

    /**
     * A text of somebody's, set apart line by line: nothing in it can pass for a line of ours. Where one of its lines is
     * too long for ours the bar is a broken one, so that it can be told which line breaks are the text's own.
     */
    void quote(String text) {
        for (String line : WrappedText.whole(text)) {
            String gutter = GUTTER;
            for (String part : WrappedText.lines(line, quoteWidth())) {
                quoted(gutter, part);
                gutter = CONTINUED;
            }
        }
    }

    /** The first lines of a text of somebody's. */
    void quoteHead(String text, int most) {
        WrappedText.head(text, quoteWidth(), most).forEach(line -> quoted(GUTTER, line));
    }

    private int quoteWidth() {
        return WIDTH - indent - GUTTER.length();
    }

    private void quoted(String gutter, String line) {
        out.line(Text.of(" ".repeat(indent) + (gutter + line).stripTrailing()));
    }
}
