package dev.opswarden.cli.terminal;

import dev.opswarden.engine.text.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error. Always UTF-8, flushed with every call, safe to use from several threads.
 *
 * <p>A reader that went away is no failure: {@code warden-runtime digest | head} is a sensible thing to type.
 */
public final class Output {

    private final OutputStream stream;
    private final boolean interactive;
    private final boolean colour;
    private @Nullable IOException failure;

    /**
     * An output.
     *
     * @param stream takes the bytes
     * @param interactive whether a person looks at it
     * @param colour whether styles are shown
     */
    public Output(OutputStream stream, boolean interactive, boolean colour) {
        this.stream = stream;
        this.interactive = interactive;
        this.colour = colour;
    }

    /** Whether a person looks at it: a terminal, no pipe and no file. */
    public boolean interactive() {
        return interactive;
    }

    /** Whether styles are shown. */
    public boolean colour() {
        return colour;
    }

    /** Prints one line; whatever would steer the terminal is shown instead. */
    public void line(String text) {
        write(TerminalText.line(text) + "\n");
    }

    /** Prints one line in its styles. */
    public void line(Text text) {
        write(text.render(colour) + "\n");
    }

    /**
     * Shows a line that the next one overwrites, for something that is under way; nothing where nobody looks.
     *
     * @param text one line; an empty one takes away what was shown
     */
    public void passing(String text) {
        if (interactive) {
            write("\r\u001b[K" + TerminalText.line(text));
        }
    }

    /** Prints a question, behind which the answer is typed. */
    public void prompt(String text) {
        write(TerminalText.line(text));
    }

    /** Prints an empty line. */
    public void line() {
        write("\n");
    }

    /** Prints text of several lines, with a newline at its end. */
    public void block(String text) {
        String shown = TerminalText.lines(text);
        write(shown.endsWith("\n") ? shown : shown + "\n");
    }

    /**
     * Prints what is safe already: a JSON document, a help text in colour.
     *
     * @param text whole lines
     */
    public void asItIs(String text) {
        write(text.endsWith("\n") ? text : text + "\n");
    }

    /** Why something could not be written; nothing while all is well or when the reader merely went away. */
    public synchronized Optional<String> failure() {
        String reason = failure == null ? "Broken pipe" : String.valueOf(failure.getMessage());
        return reason.contains("Broken pipe") ? Optional.empty() : Optional.of(reason);
    }

    private synchronized void write(String text) {
        if (failure != null) {
            return;
        }
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            failure = e;
        }
    }
}
