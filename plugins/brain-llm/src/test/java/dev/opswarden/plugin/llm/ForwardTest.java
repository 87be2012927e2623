package dev.opswarden.plugin.llm;

import static dev.opswarden.plugin.llm.ModelAnswers.VERDICT;
import static dev.opswarden.plugin.llm.ModelAnswers.saying;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Triage;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code LLM_CONNECT_FORWARD}: started for the run, waited for, and ended with everything that it started. */
final class ForwardTest {

    @TempDir
    Path directory;

    private ScriptedModel model;

    @BeforeEach
    void start() throws Exception {
        model = new ScriptedModel(directory);
        new ProcessBuilder("mkfifo", directory.resolve("pids").toString())
                .start()
                .waitFor();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void theWordsAreThoseOfAShellAndNothingIsExpanded() {
        assertEquals(
                List.of("kubectl", "-n", "a b", "x'y", "$HOME", "`id`", "*", ";", ""),
                CommandWords.of("kubectl -n 'a b' \"x'y\" $HOME '`id`' * ; \"\""));
    }

    @Test
    void itIsStartedWithoutAShellAndEndedWithItsChildrenWhenTheBrainIsClosed() throws Exception {
        Path script = script("sleep 4711 & printf '%s' \"$1\" > '" + directory + "/argument';" + " echo \"$$ $!\" > '"
                + directory + "/pids'; wait");
        model.set("LLM_CONNECT_FORWARD", "sh " + script + " '$(touch pwned); $HOME'")
                .http(saying(VERDICT));

        Future<Triage> asked = model.asked(ScriptedModel.message(1));
        List<Long> pids = pids();
        assertEquals("It is in the vault.", ((Triage.Decided) ScriptedModel.await(asked)).body());
        assertEquals("$(touch pwned); $HOME", Files.readString(directory.resolve("argument")));
        assertEquals(2, pids.size());
        assertTrue(pids.stream().allMatch(ForwardTest::isAlive), pids::toString);

        ScriptedModel.await(model.brain().close());

        assertEnded(pids);
    }

    @Test
    void whatLeftTheGroupIsEndedToo() throws Exception {
        Path script =
                script("setsid sleep 4712 & echo \"$$ $!\" > '" + directory + "/pids'; trap '' TERM; wait; sleep 60");
        model.set("LLM_CONNECT_FORWARD", "sh " + script).http(saying(VERDICT));
        Future<Triage> asked = model.asked(ScriptedModel.message(1));
        List<Long> pids = pids();
        ScriptedModel.await(asked);

        ScriptedModel.await(model.brain().close());

        assertEnded(pids);
    }

    @Test
    void aCommandThatFailsIsAModelThatIsDown() {
        model.set("LLM_CONNECT_URL", "http://127.0.0.1:1").set("LLM_CONNECT_FORWARD", "sh -c 'exit 3'");

        assertEquals(
                "the command of LLM_CONNECT_FORWARD ended with status 3 before port 1 accepted a connection",
                model.failure());
    }

    @Test
    void aCommandThatDoesNotExistIsAModelThatIsDown() {
        model.set("LLM_CONNECT_URL", "http://127.0.0.1:1").set("LLM_CONNECT_FORWARD", "/no/such/command x");

        assertTrue(model.failure()
                .startsWith("the command of LLM_CONNECT_FORWARD ended with status 127 (there is no such"));
    }

    @Test
    void aPortThatNeverAcceptsIsWaitedForABoundedTime() {
        model.timeout(Duration.ofSeconds(1))
                .set("LLM_CONNECT_URL", "http://127.0.0.1:1")
                .set("LLM_CONNECT_FORWARD", "sleep 4713");

        long begun = System.nanoTime();
        List<String> outcomes = model.outcomes(10);

        assertTrue(
                outcomes.stream().anyMatch(why -> why.endsWith("did not make port 1 accept a connection within 1s")),
                outcomes::toString);
        assertTrue(System.nanoTime() - begun < 5_000_000_000L);
    }

    @Test
    void aPortThatOpensLaterIsWaitedFor() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        model.set("LLM_CONNECT_URL", "http://127.0.0.1:" + port);
        // A relay that is slow to begin, as tunnels are; it answers as a model would.
        Path relay = Files.writeString(directory.resolve("Relay.java"), """
                import com.sun.net.httpserver.HttpServer;
                import java.net.InetSocketAddress;
                public class Relay {
                    public static void main(String[] args) throws Exception {
                        HttpServer server = HttpServer.create(
                                new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
                        server.createContext("/", exchange -> {
                            byte[] answer = args[1].getBytes("UTF-8");
                            exchange.sendResponseHeaders(200, answer.length);
                            exchange.getResponseBody().write(answer);
                            exchange.close();
                        });
                        server.start();
                    }
                }
                """);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        model.set(
                "LLM_CONNECT_FORWARD",
                "'" + java + "' '" + relay + "' " + port + " '" + ModelAnswers.completion(VERDICT) + "'");

        assertEquals("It is in the vault.", model.decision().body());
    }

    private Path script(String text) throws IOException {
        return Files.writeString(directory.resolve("forward-under-test.sh"), text + "\n");
    }

    /** The processes that the script names; reading waits for it to write. */
    private List<Long> pids() throws Exception {
        String written = CompletableFuture.supplyAsync(() -> {
                    try {
                        return Files.readString(directory.resolve("pids"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(30, TimeUnit.SECONDS);
        return List.of(written.strip().split(" ")).stream().map(Long::valueOf).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertEnded(List<Long> pids) throws Exception {
        for (long pid : pids) {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                process.get().onExit().get(10, TimeUnit.SECONDS);
            }
            assertTrue(!isAlive(pid), () -> "process " + pid + " is still there");
        }
    }
}
