package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Tells of a failure: to a person on standard error, with {@code --json} to a program on standard output. */
final class Failures {

    private static final int LONGEST = 500;

    private final Terminal terminal;
    private final boolean json;

    Failures(Terminal terminal, boolean json) {
        this.terminal = terminal;
        this.json = json;
    }

    /** Whether the answer has to be JSON, whatever else the command line holds. */
    static boolean inJson(String[] args) {
        for (String arg : args) {
            if (arg.equals("--")) {
                return false;
            }
            if (arg.equals("--json")) {
                return true;
            }
        }
        return false;
    }

    /** Tells of a command line that cannot be understood. */
    ExitCode usage(String complaint, String hint) {
        String message = Secrets.hide(complaint);
        if (json) {
            document("usage", message);
        } else {
            person(message);
            terminal.err().line(hint);
        }
        return ExitCode.USAGE;
    }

    /** Tells of whatever a command failed with; a stack trace only if somebody asked for more. */
    ExitCode failed(Throwable failure, boolean trace) {
        ErrorKind kind = failure instanceof WardenException known ? known.kind() : ErrorKind.INTERNAL;
        String message = Secrets.hide(
                failure instanceof WardenException known ? String.valueOf(known.getMessage()) : defect(failure, trace));
        if (json) {
            document(kind.label(), message);
        } else {
            person(message);
        }
        if (trace) {
            trace(failure);
        }
        return ExitCode.of(kind);
    }

    private static String defect(Throwable failure, boolean trace) {
        String what = failure.toString();
        String bounded = what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what;
        String more = trace ? "" : " (run it again with -v for a stack trace to report)";
        return "this is a defect of ours: " + bounded + more;
    }

    private void document(String kind, String message) {
        terminal.out().asItIs(Json.text(document -> {
            document.writeStartObject();
            document.writeObjectFieldStart("error");
            document.writeStringField("kind", kind);
            document.writeStringField("message", message);
            document.writeEndObject();
            document.writeEndObject();
        }));
    }

    private void person(String message) {
        Output err = terminal.err();
        List<String> lines = message.lines().toList();
        err.line(Text.of(Style.RED, "warden-runtime:").and(" " + (lines.isEmpty() ? "" : lines.get(0))));
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            err.line("  " + line);
        }
    }

    private void trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        terminal.err().block(Secrets.hide(text.toString()));
    }
}
