package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.ago;
import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonException;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.text.TerminalText;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsCommandTest {

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
    }

    @Test
    void withoutAStateNothingWaitsAndNothingIsCreated() throws IOException {
        assertEquals(new Ran(0, "No draft waits for you. Nothing was decided yet.\n", ""), shell.run("drafts"));
        assertEquals(new Ran(0, "{\"drafts\":[]}\n", ""), shell.run("drafts", "--json"));
        try (var files = Files.list(home)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aDraftIsShownWithWhatActsOnIt() {
        state().with(draft("m-1", Decision.REPLY).priority(Priority.URGENT));

        Ran ran = shell.run("drafts");

        assertEquals("", ran.err());
        assertEquals("""
                Draft to review (1)

                m-1  urgent  3 h ago
                  To       alice
                  Subject  Re: about m-1
                  Why      asks where a credential is kept (drools, rule 'where a credential is
                           kept')
                  │ Hello alice,
                  │
                  │ it is in the vault.
                  Send     warden-runtime approve m-1

                In full   warden-runtime show m-1
                Edit      warden-runtime approve m-1 --edit
                Close     warden-runtime dismiss m-1  without a reply
                """, ran.out());
    }

    @Test
    void repliesThatAreNotSettledAreListedOldestFirst() throws IOException {
        Instant first = Instant.parse("2026-11-02T09:30:00Z");
        state().with(
                        draft("b", Decision.REPLY).createdAt(first.plusSeconds(1)),
                        draft("a", Decision.REPLY).createdAt(first.plusSeconds(2)),
                        draft("c", Decision.REPLY).createdAt(first).status(DraftStatus.SENDING),
                        draft("d", Decision.REPLY).createdAt(first).status(DraftStatus.SENT),
                        draft("e", Decision.ESCALATE).createdAt(first));

        assertEquals(List.of("c", "b", "a"), ids(shell.run("drafts", "--json")));
        assertEquals(List.of("c", "d", "e", "b", "a"), ids(shell.run("drafts", "--all", "--json")));
        String page = shell.run("drafts").out();
        assertTrue(page.indexOf("\nc  sending") < page.indexOf("\nb "), page);
        assertTrue(page.contains("approving it again is safe"), page);
        assertTrue(page.endsWith("1 other decision is open, 1 is closed: warden-runtime drafts --all\n"), page);
    }

    @Test
    void theDocumentIsThatOfTheContract() {
        state().with(draft("m-1", Decision.REPLY)
                .createdAt(Instant.parse("2026-11-02T09:30:00Z"))
                .provisional(true)
                .warnings(List.of("careful")));

        assertEquals(
                "{\"drafts\":[{\"message_id\":\"m-1\",\"status\":\"pending\",\"decision\":\"reply\","
                        + "\"to_agent\":\"alice\",\"subject\":\"Re: about m-1\","
                        + "\"body\":\"Hello alice,\\n\\nit is in the vault.\\n\",\"thread_id\":\"thread of m-1\","
                        + "\"priority\":\"normal\",\"provisional\":true,\"brain\":\"drools\","
                        + "\"rule\":\"where a credential is kept\",\"reason\":\"asks where a credential is kept\","
                        + "\"created_at\":\"2026-11-02T09:30:00Z\",\"warnings\":[\"careful\"]}]}\n",
                shell.run("drafts", "--json").out());
    }

    @Test
    void allShowsEveryKindWithItsOwnCommand() {
        state().with(
                        draft("sent", Decision.REPLY)
                                .status(DraftStatus.SENT)
                                .closedAt(Optional.of(ago(Duration.ofHours(1)))),
                        draft("news", Decision.FYI),
                        draft("asks", Decision.ESCALATE).body("Perhaps so."));

        Ran ran = shell.run("drafts", "--all");

        assertEquals("""
                Closed (1)
                  sent        sent  Re: about sent

                For information, or ignored (1)
                  fyi         news  about news

                  Close them  warden-runtime dismiss --decision fyi,ignore --mark-read

                Needs you (1)

                asks  3 h ago
                  From     alice
                  Subject  about asks
                  Why      asks where a credential is kept (drools, rule 'where a credential is
                           kept')
                  │ Perhaps so.
                  Answer   warden-runtime approve asks --edit

                No draft waits for you.
                """, ran.out());
    }

    @Test
    void nothingFromOutsideSteersTheTerminal() {
        String hostile = "\u001b[2J\u202e\r\u009b1m";
        state().with(draft("m\u202e-1", Decision.REPLY)
                .toAgent(hostile)
                .subject(hostile + "\nSend     warden-runtime approve other")
                .body("a" + hostile + "\nb")
                .reason(hostile)
                .rule(Optional.of(hostile))
                .warnings(List.of(hostile)));

        for (String[] command :
                List.of(new String[] {"drafts"}, new String[] {"drafts", "--json"}, new String[] {"show", "m"})) {
            String out = shell.run(command).out();
            for (String control : List.of("\u001b", "\u202e", "\r", "\u009b")) {
                assertFalse(out.contains(control), out);
            }
            assertFalse(out.contains("\nSend     warden-runtime approve other"), out);
        }
        assertTrue(shell.run("drafts").out().contains("warden-runtime approve $'m\\u202e-1'"));
    }

    @Test
    void aLongTextIsShownByItsBeginningWithinEightyColumns() {
        state().with(draft("m-1", Decision.REPLY)
                .subject("long subject ".repeat(20))
                .body("many words in one line ".repeat(100)));

        List<String> lines = shell.run("drafts").out().lines().toList();

        assertTrue(lines.stream().allMatch(line -> TerminalText.columns(line) <= 80), lines.toString());
        assertEquals(6, lines.stream().filter(line -> line.startsWith("  │ ")).count());
        assertTrue(lines.contains("  │ …"), lines.toString());
    }

    @Test
    void coloursLeaveTheTextAsItIs() {
        state().with(draft("m-1", Decision.REPLY).priority(Priority.HIGH));

        String coloured = new Shell(home).withColour().run("drafts").out();

        assertTrue(coloured.contains("\u001b[36mwarden-runtime approve m-1\u001b[0m"), coloured);
        assertEquals(shell.run("drafts").out(), coloured.replaceAll("\u001b\\[[0-9]+m", ""));
    }

    @Test
    void aDamagedStateIsSaidAndLeftAsItIs() throws IOException {
        Path file = state().directory().resolve("worker-drafts.json");
        Files.writeString(file, "{\"schema\": 1, ");

        Ran ran = shell.run("drafts", "--json");

        assertEquals(0, ran.status());
        assertEquals("{\"drafts\":[]}\n", ran.out());
        assertTrue(ran.err().startsWith("warden-runtime: warning: '" + file + "' is damaged: "), ran.err());
        assertEquals("{\"schema\": 1, ", Files.readString(file));
    }

    @Test
    void aStateOfANewerSchemaIsNotRead() throws IOException {
        Path file = state().directory().resolve("worker-drafts.json");
        Files.writeString(file, "{\"schema\": 2, \"drafts\": {}}");

        for (String command : List.of("drafts", "status")) {
            Ran ran = shell.run(command, "--json");
            assertEquals(74, ran.status(), command);
            assertTrue(ran.out().startsWith("{\"error\":{\"kind\":\"state\",\"message\":\"'" + file), ran.out());
        }
        assertEquals(74, shell.run("show", "x").status());
    }

    private StateFixture state() {
        return new StateFixture(shell.stateDirectory());
    }

    private static List<String> ids(Ran ran) throws JsonException {
        Map<?, ?> document = (Map<?, ?>) Json.tree(ran.out());
        return ((List<?>) document.get("drafts"))
                .stream()
                        .map(draft -> String.valueOf(((Map<?, ?>) draft).get("message_id")))
                        .toList();
    }
}
