package dev.opswarden.cli;

import dev.opswarden.engine.approval.Editor;
import dev.opswarden.engine.text.ShellWords;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The person's own editor, on the person's own terminal: {@code $VISUAL}, {@code $EDITOR}, {@code vi}. */
final class TerminalEditor implements Editor {

    private static final String LAST_RESORT = "vi";

    private final String command;
    private final boolean resultsElsewhere;

    private TerminalEditor(String command, boolean resultsElsewhere) {
        this.command = command;
        this.resultsElsewhere = resultsElsewhere;
    }

    static TerminalEditor of(Invocation invocation) {
        Map<String, String> environment = invocation.surroundings().environment();
        String command = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(LAST_RESORT);
        return new TerminalEditor(command, !invocation.out().interactive());
    }

    @Override
    public void edit(Path file) {
        List<String> words = new ArrayList<>(words());
        words.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        if (resultsElsewhere) {
            // Standard output belongs to results: what an editor draws goes where messages go.
            builder.redirectOutput(Redirect.appendTo(new File("/dev/stderr")));
        }
        InterruptShield shield = InterruptShield.raise();
        try {
            await(builder.start());
        } catch (IOException e) {
            throw failed("cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } finally {
            shield.lower();
        }
    }

    private void await(Process editor) throws InterruptedException {
        EditorGuard guard = EditorGuard.over(editor);
        int status;
        try (guard) {
            status = editor.waitFor();
        }
        if (guard.ended()) {
            throw failed("was ended, because warden-runtime was");
        }
        if (status != 0) {
            throw failed("ended with status " + status);
        }
    }

    private List<String> words() {
        try {
            return ShellWords.split(command);
        } catch (IllegalArgumentException e) {
            throw failed("cannot be started: " + e.getMessage());
        }
    }

    private WardenException failed(String what) {
        return new WardenException(ErrorKind.REFUSED, "the editor '" + command + "' " + what);
    }
}
