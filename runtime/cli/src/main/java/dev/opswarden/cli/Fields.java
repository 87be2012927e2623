package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.text.WrappedText;
import java.util.List;

/** Lines of a label and what it stands for, the values in one column, none wider than a terminal of 80 columns. */
final class Fields {

    /** How wide a line may be, as far as it can be broken. */
    static final int WIDTH = 80;

    private static final String GUTTER = "│ ";

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

    /** A text of somebody's, set apart line by line: nothing in it can pass for a line of ours. */
    void quote(List<String> lines) {
        for (String line : lines) {
            String set = line.isEmpty() ? GUTTER.strip() : GUTTER + line;
            out.line(Text.of(" ".repeat(indent) + set));
        }
    }

    /** The first lines of a text of somebody's. */
    void quoteHead(String text, int most) {
        quote(WrappedText.head(text, WIDTH - indent - GUTTER.length(), most));
    }
}
