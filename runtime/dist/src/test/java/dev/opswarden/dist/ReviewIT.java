package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The review as a person has it: the distribution on a real pseudo-terminal, with a hub of its own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReviewIT {

    private static final String MESSAGE = """
            {"id":"%s","from_agent":"alice","to_agent":"ops-warden","subject":"%s","body":"%s",
             "thread_id":null,"created_at":"2026-11-02T09:00:00Z","read_at":null}""";

    @TempDir
    Path work;

    private Distribution distribution;
    private Process hub;
    private Map<String, String> environment;
    private String url;

    @BeforeEach
    void draft() throws Exception {
        Needed.that(
                PseudoTerminal.isAvailable(), "there is no 'script' (util-linux) here, which makes a pseudo-terminal");
        distribution = new Distribution(work);
        Files.writeString(
                work.resolve("messages.json"),
                "["
                        + MESSAGE.formatted("m-1", "Certificate", "Could you issue a certificate for db1.example.org?")
                        + ","
                        + MESSAGE.formatted("m-2", "Password", "Where is the password for the database kept?")
                        + "]");
        hub = distribution
                .process(Map.of(), "hub", "--port", "0", "--load", "messages.json")
                .redirectError(work.resolve("hub-err").toFile())
                .start();
        BufferedReader out = hub.inputReader(StandardCharsets.UTF_8);
        url = String.valueOf(out.readLine()).replace("listening on ", "");
        environment = Map.of("WARDEN_HUB_URL", url, "EDITOR", "sh -c 'echo by-hand >> \"$0\"'");
        Distribution.Ran ran = distribution.run(environment, "tick", "--json");
        assertEquals(0, ran.status(), ran.out());
    }

    @AfterEach
    void end() {
        if (hub != null) {
            hub.destroyForcibly();
        }
    }

    @Test
    void oneIsSentOneIsEditedAndTheTerminalIsAsBefore() throws Exception {
        try (PseudoTerminal terminal = review()) {
            terminal.await("1 of 2");
            terminal.await("help\r\n> ");
            // The key "up", whose last letter means something else elsewhere, and Enter.
            terminal.type("\033[A");
            terminal.await("That key does nothing here");
            terminal.await("help\r\n> ");
            terminal.type("\r");
            terminal.await("That key does nothing here");
            terminal.await("help\r\n> ");
            terminal.type("a");
            terminal.await("m-1");
            terminal.await("2 of 2");
            terminal.await("help\r\n> ");
            terminal.type("e");
            terminal.await("m-2");
            terminal.await("2 sent, 0 dismissed, 0 skipped, 0 failed");
            terminal.await("as before, 0");
        }
        String replies = get("/messages/?to_agent=alice&limit=10&offset=0");
        assertTrue(replies.contains("\"in_reply_to\":\"m-1\""), replies);
        assertTrue(replies.contains("by-hand"), replies);
        assertEquals("[]", get("/messages/?to_agent=ops-warden&unread_only=true&limit=10&offset=0"));
    }

    @Test
    void theEndOfTheInputLeavesEverythingAsItWas() throws Exception {
        String before = state();
        try (PseudoTerminal terminal = review()) {
            terminal.await("help\r\n> ");
            terminal.type("\004");
            terminal.await("0 sent, 0 dismissed, 0 skipped, 0 failed; 2 wait");
            terminal.await("as before, 0");
        }
        assertEquals(before, state());
        assertEquals("[]", get("/messages/?to_agent=alice&limit=10&offset=0"));
    }

    @Test
    void ctrlCLeavesEverythingAsItWas() throws Exception {
        String before = state();
        try (PseudoTerminal terminal = review()) {
            terminal.await("help\r\n> ");
            terminal.type("\003");
            terminal.await("as before, 130");
        }
        assertEquals(before, state());
        assertEquals("[]", get("/messages/?to_agent=alice&limit=10&offset=0"));
    }

    @Test
    void whatWasTypedAheadApprovesNothing() throws Exception {
        try (PseudoTerminal terminal = review()) {
            terminal.type("aaa");
            terminal.await("1 of 2");
            terminal.await("help\r\n> ");
            terminal.type("q");
            String rest = terminal.await("as before, 0");
            assertTrue(rest.contains("0 sent"), rest);
            assertFalse(rest.contains("not done"), rest);
        }
    }

    private PseudoTerminal review() throws IOException {
        return new PseudoTerminal(distribution.process(environment, "review"));
    }

    private String state() throws IOException {
        return Files.readString(distribution.home().resolve(".local/state/ops-warden/worker-drafts.json"));
    }

    private String get(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
