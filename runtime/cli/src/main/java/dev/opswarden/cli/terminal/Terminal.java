package dev.opswarden.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Map;

/**
 * The standard streams: results go to {@code out}, everything else to {@code err}.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
public record Terminal(Input in, Output out, Output err) {

    /** Streams without a person who could answer a question. */
    public Terminal(Output out, Output err) {
        this(Input.none(), out, err);
    }

    /**
     * Takes the process's standard streams. From then on a library that prints prints to standard error, for standard
     * output belongs to results alone.
     *
     * @param environment says whether colour is wanted: {@code NO_COLOR}, {@code TERM}
     */
    public static Terminal ofThisProcess(Map<String, String> environment) {
        Terminal terminal = new Terminal(
                new Input(System.in, "1".equals(System.getProperty("warden.tty.in"))),
                output(FileDescriptor.out, "warden.tty.out", environment),
                output(FileDescriptor.err, "warden.tty.err", environment));
        System.setOut(System.err);
        return terminal;
    }

    /** Whether colour is wanted on a terminal; see no-color.org. */
    static boolean wantsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** Java cannot tell which of the two is a terminal; the launcher can. */
    private static Output output(FileDescriptor descriptor, String property, Map<String, String> environment) {
        boolean interactive = "1".equals(System.getProperty(property));
        return new Output(new FileOutputStream(descriptor), interactive, interactive && wantsColour(environment));
    }
}
