package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state file that is empty, cut off, or of a later version, when a person approves (contract, section 4). */
final class DamagedStateIT {

    @TempDir
    Path work;

    private Distribution distribution;
    private ReplyHub hub;
    private StateFiles state;
    private String id;

    @BeforeEach
    void draft() throws Exception {
        distribution = new Distribution(work);
        hub = new ReplyHub();
        state = new StateFiles(work.resolve("state"));
        id = hub.question();
        assertEquals(0, run("tick").status());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50})
    void aStateFileThatIsEmptyOrCutOffIsKeptAndNothingIsSentFromIt(int percent) throws Exception {
        String whole = Files.readString(state.drafts());
        String damaged = whole.substring(0, whole.length() * percent / 100);
        Files.writeString(state.drafts(), damaged);

        Ran refused = run("approve", id);

        assertEquals(74, refused.status(), refused::err);
        assertTrue(refused.err().contains("damaged"), refused::err);
        assertEquals(List.of(damaged), setAside());
        assertEquals(List.of(), hub.repliesTo(id));
        assertEquals(0, run("tick").status());
        assertEquals(0, run("approve", id).status());
        assertEquals(1, hub.repliesTo(id).size());
    }

    @Test
    void aReplyThatWentOutBeforeTheStateWasLostIsNotSentAgain() throws Exception {
        hub.onRead(id, ScriptedHub.json(503, "{\"detail\":\"not now\"}"));
        assertEquals(0, run("approve", id).status());
        hub.readAsEver(id);
        Files.delete(state.drafts());
        assertEquals(0, run("tick").status());
        assertEquals("pending", state.status(id));

        Ran again = run("approve", id);

        assertEquals(0, again.status(), again::err);
        assertEquals("sent", state.status(id));
        assertEquals(1, hub.repliesTo(id).size());
        assertTrue(hub.isRead(id));
    }

    /** Nobody can find a reply that is still on its way; the key of the new draft is what keeps the second one out. */
    @Test
    void aReplyThatArrivesAfterTheStateWasLostIsTheOnlyOneAndTheOtherTextIsKept() throws Exception {
        AtomicReference<ReplyHub.Keeping> onItsWay = new AtomicReference<>();
        hub.onPost((exchange, keeping) -> onItsWay.set(keeping));
        assertEquals(75, run("approve", id).status());
        String key = state.draft(id).path("key").asText();
        Files.delete(state.drafts());
        assertEquals(0, run("tick").status());
        assertEquals("pending", state.status(id));
        assertEquals(key, state.draft(id).path("key").asText());
        hub.onPost((exchange, keeping) -> {
            onItsWay.get().keep();
            keeping.keep().to(exchange);
        });

        Path editor = Files.writeString(work.resolve("editor"), "echo 'Quite another text.' >>\"$1\"\n");
        Ran again = distribution.run(environment(Map.of("EDITOR", "sh " + editor)), "approve", "--edit", id);

        assertEquals(0, again.status(), again::err);
        assertTrue(again.err().contains("an earlier text had gone out"), again::err);
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
        assertEquals(
                hub.repliesTo(id).get(0).strip(),
                state.draft(id).path("body").asText().strip());
        assertTrue(state.draft(id).path("unsent_text").asText().contains("Quite another text."), state::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "dismiss"})
    void aStateFileOfALaterVersionIsLeftAlone(String command) throws Exception {
        String later = Files.readString(state.drafts()).replaceFirst("\"schema\" : 1", "\"schema\" : 2");
        Files.writeString(state.drafts(), later);

        Ran refused = run(command, id);

        assertEquals(74, refused.status(), refused::err);
        assertTrue(refused.err().contains("schema 2"), refused::err);
        assertEquals(later, Files.readString(state.drafts()));
        assertEquals(List.of(), setAside());
        assertEquals(List.of(), hub.repliesTo(id));
    }

    private List<String> setAside() throws IOException {
        List<String> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state.path(), "*.damaged-*")) {
            for (Path file : files) {
                kept.add(Files.readString(file));
            }
        }
        return kept;
    }

    private Ran run(String... args) throws Exception {
        return distribution.run(environment(Map.of()), args);
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_STATE_DIR", state.path().toString());
        return environment;
    }
}
