package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubIT {

    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aHubThatIsAskedToEndEndsWell(String signal) throws Exception {
        Process hub = new Distribution(work)
                .process(Map.of(), "hub", "--port", "0", "--data-dir", "data")
                .redirectError(work.resolve("err").toFile())
                .start();
        try (BufferedReader out = hub.inputReader(StandardCharsets.UTF_8)) {
            String first = String.valueOf(out.readLine());
            assertTrue(first.startsWith("listening on http://127.0.0.1:"), first);
            assertEquals(200, status(first.substring("listening on ".length()) + "/state/health"));

            send(signal, hub);

            assertTrue(hub.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
            assertEquals(0, hub.exitValue());
            assertEquals(null, out.readLine());
        } finally {
            hub.destroyForcibly();
        }
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void send(String signal, Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertEquals(0, kill.waitFor());
    }
}
