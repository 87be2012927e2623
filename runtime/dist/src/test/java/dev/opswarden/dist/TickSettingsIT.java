package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code warden-runtime tick} with settings, a state directory or plugins that it cannot use. */
final class TickSettingsIT extends TickSetUp {

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
}
