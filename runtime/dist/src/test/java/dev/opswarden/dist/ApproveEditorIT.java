package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code approve --edit} with signals while the editor is open. */
final class ApproveEditorIT extends ApproveSetUp {

    @Test
    void ctrlCInTheEditorIsTheEditorsOwn() throws Exception {
        environment.put(
                "EDITOR",
                editor("kill -INT $PPID; printf 'Ask at the desk.\\n' > \"$1\"").toString());
        assertEquals(0, run("approve", "m1", "--edit").status());
        assertEquals("Ask at the desk.", hub.replies().get(0).at("/body").asText());
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129"})
    void whoeverEndsItEndsTheEditorTooAndTheTextIsKept(String signal, int status) throws Exception {
        environment.put(
                "EDITOR",
                editor("echo 'Half a sentence' >> \"$1\"; echo $$ > editor.pid; kill -" + signal
                                + " $PPID; exec sleep 100")
                        .toString());

        Ran ended = run("approve", "m1", "--edit");

        assertEquals(status, ended.status(), ended::toString);
        assertEquals(List.of(), hub.replies());
        assertEquals("pending", status());
        assertTrue(draft().at("/body").asText().endsWith("\nHalf a sentence"), draft()::toString);
        long editor =
                Long.parseLong(Files.readString(work.resolve("editor.pid")).strip());
        assertFalse(ProcessHandle.of(editor).map(ProcessHandle::isAlive).orElse(false), "the editor is alive");
        try (Stream<Path> files = Files.walk(distribution.home())) {
            assertTrue(files.noneMatch(file -> file.getFileName().toString().contains("reply-")));
        }
    }
}
