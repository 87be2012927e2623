package dev.opswarden.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard input, for the rare question to a person. */
public final class Input {

    private static final int LONGEST = 1_000;

    private final InputStream stream;
    private final boolean interactive;

    /**
     * An input.
     *
     * @param stream gives the bytes
     * @param interactive whether a person types them
     */
    public Input(InputStream stream, boolean interactive) {
        this.stream = stream;
        this.interactive = interactive;
    }

    /** An input that nobody types into. */
    public static Input none() {
        return new Input(InputStream.nullInputStream(), false);
    }

    /** Whether a person types: a terminal, no pipe and no file. */
    public boolean interactive() {
        return interactive;
    }

    /** The bytes, for whoever reads them all. */
    public InputStream bytes() {
        return stream;
    }

    InputStream stream() {
        return stream;
    }

    /** The next line, without its end; nothing at the end of the input. */
    public Optional<String> line() {
        try {
            // Not kept: an editor that is started later reads the same terminal.
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), LONGEST);
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
