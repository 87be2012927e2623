package dev.opswarden.cli.terminal;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a terminal hands over what is typed: key by key and without showing it, or as it did before.
 *
 * <p>{@code stty} does it, on our own standard input. A library would do it too, but the smallest takes longer to start
 * than all the rest of a command.
 */
final class KeyMode {

    private final String before;

    private KeyMode(String before) {
        this.before = before;
    }

    /**
     * Remembers how the terminal is set.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if {@code stty} does not work here
     */
    static KeyMode remember() {
        return new KeyMode(stty(List.of("-g")));
    }

    /** Key by key. Ctrl-C still ends the program; Ctrl-Z would leave the shell with our settings, and does nothing. */
    void keyByKey() {
        stty(List.of("-icanon", "-echo", "min", "1", "time", "0", "susp", "undef"));
    }

    /** As it was. */
    void asBefore() {
        stty(List.of(before));
    }

    private static String stty(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int status = process.waitFor();
            if (status != 0) {
                throw unusable("'stty' ended with status " + status + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw unusable("'stty' cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unusable("interrupted");
        }
    }

    private static WardenException unusable(String why) {
        return new WardenException(
                ErrorKind.REFUSED,
                "single keys cannot be read from this terminal: " + why + "; use 'drafts', 'show' and 'approve'");
    }
}
