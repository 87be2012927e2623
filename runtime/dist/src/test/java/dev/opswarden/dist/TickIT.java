package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code warden-runtime tick} as a process, against a hub over HTTP. */
final class TickIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    private Distribution distribution;
    private ScriptedHub hub;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new ScriptedHub();
        environment.put("WARDEN_HUB_URL", hub.url());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aNewMessageIsDraftedAndTheOnlyWriteIsTheProgressNote() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(1));

        JsonNode report = tick(0);

        assertEquals("drafted", report.at("/outcome").asText());
        assertEquals(1, report.at("/decisions/reply").asInt());
        assertEquals(1, report.at("/brains/drools").asInt());
        assertEquals("posted", report.at("/progress_note").asText());
        assertEquals(
                "health fetch triage store digest progress notify",
                String.join(" ", report.at("/stages").findValuesAsText("name")));
        Path state = state();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        try (Stream<Path> files = Files.walk(state)) {
            files.filter(Files::isRegularFile).forEach(file -> assertEquals("rw-------", mode(file), file::toString));
        }
        assertTrue(Files.readString(Path.of(report.at("/digest").asText())).contains("warden-runtime approve m0"));
        assertEquals(
                1,
                hub.requests().stream().filter(line -> !line.startsWith("GET ")).count(),
                hub.requests()::toString);
    }

    @Test
    void aSecondTickHasNothingToDoAndADryRunLeavesNoTrace() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        JsonNode dry = JSON.readTree(run("tick", "--dry-run", "--json").out());
        assertEquals("dry-run", dry.at("/outcome").asText());
        assertEquals(3, dry.at("/proposed").size());
        assertFalse(Files.exists(state()));
        assertEquals(
                0,
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count());
        tick(0);
        long posts =
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count();

        JsonNode second = tick(0);

        assertEquals("no-op", second.at("/outcome").asText());
        assertTrue(second.at("/digest").isNull());
        assertEquals("skipped", second.at("/progress_note").asText());
        assertEquals(
                posts,
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count());
    }

    @Test
    void theKillSwitchWinsFromEitherPlaceAndOpensNothing() throws Exception {
        environment.put("WORKER_ENABLED", "1");
        Path config = Files.createDirectories(distribution.home().resolve(".config/ops-warden"));
        Files.writeString(config.resolve("worker.env"), "what is this?\nWORKER_ENABLED=0\n");

        JsonNode report = tick(0);

        assertEquals("disabled", report.at("/outcome").asText());
        assertTrue(report.at("/reason").asText().contains("worker.env:2"), report::toString);
        assertEquals(0, hub.requests().size());
        assertFalse(Files.exists(state()));
    }

    @Test
    void whileAnotherTickRunsThisOneEndsAtOnce() throws Exception {
        tick(0);
        int before = hub.requests().size();
        try (FileChannel channel = FileChannel.open(state().resolve("tick.lock"), StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());

            JsonNode report = tick(0);

            assertEquals("locked", report.at("/outcome").asText());
            assertEquals(before, hub.requests().size());
        }
    }

    static Stream<Arguments> hubsThatAreNone() {
        String tooDeep = "[".repeat(100_000);
        return Stream.of(
                Arguments.of("/state/health", ScriptedHub.json(401, "{}"), "the hub refuses this agent"),
                Arguments.of("/messages/", ScriptedHub.json(403, "{}"), "the hub refuses this agent"),
                Arguments.of("/state/health", ScriptedHub.json(503, "{}"), "the hub cannot be reached"),
                Arguments.of("/messages/", ScriptedHub.json(429, "{}"), "the hub cannot be reached"),
                Arguments.of("/messages/", ScriptedHub.json(500, "oops"), "the hub cannot be reached"),
                Arguments.of(
                        "/state/health", ScriptedHub.json(200, "{\"status\":\"down\"}"), "the hub cannot be reached"),
                Arguments.of("/state/health", ScriptedHub.json(404, "{}"), "this is no hub of the protocol"),
                Arguments.of(
                        "/messages/",
                        ScriptedHub.text(200, "text/html", "<html><body>Welcome</body></html>"),
                        "this is no hub of the protocol"),
                Arguments.of(
                        "/messages/", ScriptedHub.json(200, "{\"messages\":[]}"), "this is no hub of the protocol"),
                Arguments.of("/messages/", ScriptedHub.json(200, "[{\"id\":\"m"), "this is no hub of the protocol"),
                Arguments.of("/messages/", ScriptedHub.json(200, tooDeep), "this is no hub of the protocol"));
    }

    @ParameterizedTest
    @MethodSource("hubsThatAreNone")
    void aHubThatIsNoneIsASkippedTickThatSaysWhichOfThreeThingsIsWrong(
            String path, ScriptedHub.Script script, String reason) throws Exception {
        hub.on(path, script);

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText(), report::toString);
        assertTrue(report.at("/reason").asText().startsWith(reason), report.at("/reason")::asText);
        assertEquals("skipped", report.at("/progress_note").asText());
    }

    @Test
    void aHubThatIsNotThereIsASkippedTick() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            environment.put("WARDEN_HUB_URL", "http://127.0.0.1:" + free.getLocalPort());
        }

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText());
        assertTrue(report.at("/reason").asText().startsWith("the hub cannot be reached"), report::toString);
    }

    @Test
    void aHubThatNeverAnswersIsGivenUpWithinTheLimitOfItsStage() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        hub.on("/messages/", exchange -> await(never));
        environment.put("WORKER_TIMEOUT_FETCH", "300ms");

        JsonNode report = tick(0);
        never.countDown();

        assertEquals("skipped", report.at("/outcome").asText());
        assertEquals("timeout", report.at("/stages/1/status").asText(), report::toString);
        assertEquals(300, report.at("/stages/1/limit_ms").asInt());
        assertEquals(3_000, report.at("/stages/0/limit_ms").asInt());
    }

    @Test
    void twoHundredMegabytesAreCutOffAndNamed() throws Exception {
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        hub.on("/messages/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write("[{\"id\":\"big\",\"from_agent\":\"a\",\"body\":\"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        JsonNode report = tick(0);

        assertEquals("skipped", report.at("/outcome").asText(), report::toString);
    }

    @Test
    void sigtermInMidTickEndsItWithinFiveSecondsAndWhatWasDecidedBeforeIsKept() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(1));
        tick(0);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        hub.on("/messages/", exchange -> {
            asked.countDown();
            await(never);
        });
        Process process = distribution
                .process(environment, "tick", "--json")
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile())
                .start();
        try {
            assertTrue(asked.await(60, TimeUnit.SECONDS));

            process.destroy();

            assertTrue(process.waitFor(5, TimeUnit.SECONDS));
            assertEquals(143, process.exitValue());
            assertTrue(Files.readString(state().resolve("worker-drafts.json")).contains("m0"));
        } finally {
            never.countDown();
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER_TIMEOUT_FETCH, soon, 500ms",
        "WORKER_MAX_MESSAGES, 0, 100000",
        "WARDEN_HUB_URL, ftp://hub, http",
        "WORKER_BRAIN, 'Big Brain', lower-case letters",
    })
    void aSettingThatCannotBeUsedIsNamedWithItsValueAndWhatIsAccepted(String name, String value, String accepted)
            throws Exception {
        environment.put(name, value);

        Ran ran = run("tick");

        assertEquals(78, ran.status());
        assertTrue(
                ran.err().contains(name)
                        && ran.err().contains(value)
                        && ran.err().contains(accepted),
                ran::err);
        assertEquals("", ran.out());
        assertEquals(0, hub.requests().size());
    }

    @Test
    void aTokenIsNeverSentOverPlainHttpToAnotherMachine() throws Exception {
        Path token = Files.writeString(work.resolve("token"), "a-token-of-this-test\n");
        environment.put("WARDEN_HUB_TOKEN_FILE", token.toString());
        environment.put("WARDEN_HUB_URL", "http://hub.example:8000");

        Ran ran = run("tick");

        assertEquals(78, ran.status());
        assertTrue(ran.err().contains("WARDEN_HUB_URL") || ran.err().contains("WARDEN_HUB_TOKEN_FILE"), ran::err);
        assertFalse(ran.err().contains("a-token-of-this-test"), ran::err);
    }

    @Test
    void aStateDirectoryThatCannotBeMadeIs74BeforeAnythingIsFetched() throws Exception {
        Path file = Files.writeString(work.resolve("file"), "in the way");
        environment.put("WORKER_STATE_DIR", file.resolve("state").toString());

        Ran ran = run("tick", "--json");

        assertEquals(74, ran.status(), ran::err);
        assertEquals("state", JSON.readTree(ran.out()).at("/error/kind").asText());
        assertEquals(0, hub.requests().size());
    }

    @Test
    void withoutAnInboxThereIsNoTick() throws Exception {
        environment.put(
                "WORKER_PLUGINS_DIR",
                Files.createDirectory(work.resolve("none")).toString());

        Ran ran = run("tick", "--json");

        assertEquals(69, ran.status());
        assertTrue(JSON.readTree(ran.out()).at("/error/message").asText().contains("WORKER_INBOX"), ran::out);
    }

    @Test
    void aBadJarBesideTheGoodOnesIsAWarning() throws Exception {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        try (Stream<Path> shipped =
                Files.list(Path.of(System.getProperty("warden.dist", "")).resolve("plugins"))) {
            for (Path jar : shipped.toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName().toString()));
            }
        }
        Files.writeString(plugins.resolve("broken.jar"), "no jar at all");
        environment.put("WORKER_PLUGINS_DIR", plugins.toString());
        hub.on("/messages/", ScriptedHub.messages(1));

        JsonNode report = tick(0);

        assertEquals("drafted", report.at("/outcome").asText());
        assertTrue(report.at("/warnings/0").asText().contains("broken.jar"), report::toString);
    }

    private JsonNode tick(int status) throws Exception {
        Ran ran = run("tick", "--json");
        assertEquals(status, ran.status(), ran::err);
        return JSON.readTree(ran.out());
    }

    private Ran run(String... args) throws Exception {
        return distribution.run(environment, args);
    }

    private Path state() {
        return distribution.home().resolve(".local/state/ops-warden");
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
