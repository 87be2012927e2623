package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubCommandTest {

    private static final String TWO_MESSAGES = """
            {"id": "a", "from_agent": "x", "to_agent": "ops-warden", "subject": "s", "body": "b"}
            {"id": "b", "from_agent": "x", "to_agent": "ops-warden", "subject": "s", "body": "b"}
            """;

    @TempDir
    Path home;

    @Test
    void itServesUntilItIsStopped() throws Exception {
        try (RunningHub hub = RunningHub.start(home, "--port", "0")) {
            assertEquals(200, hub.get("/state/health").statusCode());

            hub.stop();

            assertThrows(IOException.class, () -> hub.get("/state/health"));
        }
    }

    @Test
    void theFirstLineSaysWhereItListensAndStandardOutputHoldsNothingElse() throws Exception {
        try (RunningHub hub = RunningHub.start(home, "--port", "0")) {
            hub.stop();

            assertTrue(hub.out().matches("listening on http://127\\.0\\.0\\.1:[0-9]+\n"), hub.out());
            assertTrue(hub.err().startsWith("in memory"), hub.err());
        }
    }

    @Test
    void aFileIsLoadedBeforeItSaysWhereItListens() throws Exception {
        Files.writeString(home.resolve("mail.jsonl"), TWO_MESSAGES);

        try (RunningHub hub = RunningHub.start(home, "--port", "0", "--load", "mail.jsonl")) {
            String messages = hub.get("/messages/?to_agent=ops-warden").body();
            hub.stop();

            assertTrue(messages.contains("\"id\":\"a\"") && messages.contains("\"id\":\"b\""), messages);
            assertTrue(hub.err().startsWith("messages loaded from mail.jsonl: 2\n"), hub.err());
        }
    }

    @Test
    void whatIsThereAlreadyIsLeftOut() throws Exception {
        Files.writeString(home.resolve("mail.jsonl"), TWO_MESSAGES);
        String[] args = {"--port", "0", "--data-dir", "data", "--load", "mail.jsonl"};
        RunningHub.start(home, args).close();

        try (RunningHub hub = RunningHub.start(home, args)) {
            hub.stop();

            assertTrue(hub.err().startsWith("messages loaded from mail.jsonl: 0, 2 left out"), hub.err());
        }
    }

    @Test
    void aTokenIsAskedForWhenThereIsOne() throws Exception {
        Files.writeString(home.resolve("token"), "let-me-in\n");

        try (RunningHub hub = RunningHub.start(home, "--port", "0", "--token-file", "token")) {
            assertEquals(401, hub.get("/messages/").statusCode());
            assertEquals(
                    200,
                    hub.get("/messages/", "Authorization", "Bearer let-me-in").statusCode());
        }
    }

    @Test
    void requestsAreShownWhenAsked() throws Exception {
        try (RunningHub hub = RunningHub.start(home, "-v", "--port", "0")) {
            hub.get("/messages/?limit=3");

            hub.awaitErr("GET /messages/?limit=3 200\n");
        }
        try (RunningHub hub = RunningHub.start(home, "--port", "0")) {
            hub.get("/messages/?limit=3");
            hub.stop();

            assertFalse(hub.err().contains("GET"), hub.err());
        }
    }

    @Test
    void aPortInUseIsNamedWithAWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Ran ran = new Shell(home).run("hub", "--port", port);

            assertEquals(1, ran.status());
            assertEquals("", ran.out());
            assertTrue(ran.err().contains("127.0.0.1:" + port), ran.err());
            assertTrue(ran.err().contains("--port 0"), ran.err());
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() throws Exception {
        try (RunningHub hub = RunningHub.start(home, "--port", "0", "--data-dir", "data")) {
            Ran ran = new Shell(home).run("hub", "--port", "0", "--data-dir", "data");

            assertEquals(74, ran.status());
            assertTrue(ran.err().contains(home.resolve("data").toString()), ran.err());
            assertEquals(200, hub.get("/state/health").statusCode());
        }
    }

    @Test
    void aFileThatCannotBeLoadedIsNamedWithItsLine() throws IOException {
        Files.writeString(home.resolve("mail.jsonl"), TWO_MESSAGES + "{\"id\": \"c\"}\n");

        Ran ran = new Shell(home).run("hub", "--port", "0", "--load", "mail.jsonl");

        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("mail.jsonl, line 3"), ran.err());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Ran ran = new Shell(home).run("hub", "--port", "0", "--load", "none.json");

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("none.json"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void whatIsNoPortIsAUsageError(String port) {
        Ran ran = new Shell(home).run("hub", "--port=" + port);

        assertEquals(2, ran.status());
        assertTrue(ran.err().contains("accepted: 0 to 65535"), ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two words", "line\nline", "\u00fcml\u00e4ut"})
    void aFileWithoutATokenIsRefusedAndItsContentNotShown(String content) throws IOException {
        Path file = Files.writeString(home.resolve("token"), content);

        WardenException refused = assertThrows(WardenException.class, () -> TokenFile.read(file));

        assertEquals(ErrorKind.SETTINGS, refused.kind());
        assertTrue(refused.getMessage().startsWith("the token file '" + file + "' "), refused.getMessage());
        assertFalse(refused.getMessage().contains("two words"), refused.getMessage());
    }

    @Test
    void aTokenFileThatCannotBeReadIsNamed() {
        assertEquals(78, new Shell(home).run("hub", "--token-file", "none").status());
        assertEquals(78, new Shell(home).run("hub", "--token-file", ".").status());
    }
}
