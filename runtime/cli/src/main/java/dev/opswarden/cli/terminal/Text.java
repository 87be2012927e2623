package dev.opswarden.cli.terminal;

import dev.opswarden.engine.text.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** One line in several styles. Its content may come from outside: it is made inert here. */
public final class Text {

    private record Span(Style style, String content) {}

    private final List<Span> spans;

    private Text(List<Span> spans) {
        this.spans = spans;
    }

    /** Plain text. */
    public static Text of(String content) {
        return of(Style.PLAIN, content);
    }

    /** Text in a style. */
    public static Text of(Style style, String content) {
        return new Text(List.of(new Span(style, TerminalText.line(content))));
    }

    /** The same with plain text after it. */
    public Text and(String content) {
        return and(Style.PLAIN, content);
    }

    /** The same with text in a style after it. */
    public Text and(Style style, String content) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(style, TerminalText.line(content)));
        return new Text(List.copyOf(more));
    }

    /** The same with another line after it. */
    public Text and(Text other) {
        List<Span> more = new ArrayList<>(spans);
        more.addAll(other.spans);
        return new Text(List.copyOf(more));
    }

    /** The same, filled with spaces up to a column; never cut. */
    public Text padTo(int column) {
        int missing = column - width();
        return missing > 0 ? and(" ".repeat(missing)) : this;
    }

    /** How many columns it takes. */
    public int width() {
        int width = 0;
        for (Span span : spans) {
            width += TerminalText.columns(span.content());
        }
        return width;
    }

    /** The same without its styles. */
    public String plain() {
        return render(false);
    }

    String render(boolean colour) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            line.append(colour ? span.style().wrap(span.content()) : span.content());
        }
        return line.toString();
    }
}
