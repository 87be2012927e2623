package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Path;

/** A shell of the user's whose worker is installed, and an editor in it that types what a test typed before. */
final class PlaybookShell {

    private final InstalledWorker worker;
    private final Path work;

    PlaybookShell(InstalledWorker worker, Path work) throws Exception {
        this.worker = worker;
        this.work = work;
        Path editor = worker.manager.home().resolve("editor");
        // systemctl keeps what stands between two of its comments; elsewhere the end of the file is as good.
        worker.manager.write(editor, """
                #!/bin/sh
                awk -v typed="$HOME/typed" '
                    function put() { while ((getline line < typed) > 0) print line; done = 1 }
                    { print }
                    /^### Anything between here/ { put() }
                    END { if (!done) put() }' "$1" > "$1.edited" && cat "$1.edited" > "$1" && rm "$1.edited"
                """);
        new ProcessBuilder("chmod", "+x", editor.toString()).start().waitFor();
    }

    /** Types a line into a shell of the user's, in the unpacked distribution; it succeeds, and says this. */
    String says(String line, String expected) {
        Ran ran = worker.manager.run(words(line));
        assertEquals(0, ran.status(), () -> line + ": " + ran);
        assertTrue((ran.out() + ran.err()).contains(expected), () -> line + ": " + ran);
        return ran.out();
    }

    void onATerminal(String line) throws IOException, InterruptedException {
        try (PseudoTerminal terminal = terminal(line)) {
            terminal.await("as before, 0");
        }
    }

    /** A terminal in which this line was typed. */
    PseudoTerminal terminal(String line) throws IOException {
        return new PseudoTerminal(worker.manager.process(words(line)).directory(work.toFile()));
    }

    private String[] words(String line) {
        String editor = worker.manager.home().resolve("editor").toString();
        return new String[] {
            "env",
            "EDITOR=" + editor,
            "LC_ALL=C.UTF-8",
            "TERM=xterm",
            "NO_COLOR=1",
            "sh",
            "-c",
            "cd '" + worker.unpacked() + "' && " + line
        };
    }

    void typed(String text) throws IOException, InterruptedException {
        worker.manager.write(worker.manager.home().resolve("typed"), text);
    }

    /** With the id of a draft that waits. */
    String withId(String command) throws IOException {
        JsonNode drafts = new JsonMapper()
                .readTree(worker.warden("drafts", "--json").out())
                .path("drafts");
        return command.replace("ID", drafts.path(0).path("message_id").asText());
    }
}
