package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands as a shell would, in a home of the test's own. */
final class Shell {

    /**
     * What came of a command.
     *
     * @param status the exit status
     * @param out what went to standard output
     * @param err what went to standard error
     */
    record Ran(int status, String out, String err) {}

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private boolean colour;

    Shell(Path home) {
        this.home = home;
    }

    Shell with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Shell withColour() {
        colour = true;
        return this;
    }

    Ran run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new Output(out, colour, colour), new Output(err, colour, colour));
        int status = Main.run(args, new Surroundings(environment, home, home, home.resolve("installed")), terminal);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
