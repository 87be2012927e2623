package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.Distribution.Running;
import dev.opswarden.dist.ReplyHub.Keeping;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code approve} as a process, against a hub that takes, refuses, delays and forgets (contract, section 5, item 5). One
 * tick drafts for all tests; each has a draft of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SendingIT {

    private static final int TESTS = 12;

    /** Long enough for the questions that come before the reply, on a machine that is busy. */
    private static final String HURRY = "5s";

    /** Ten at a time get little of a machine each; what they do is tested here, not how fast. */
    private static final Map<String, String> PATIENCE = Map.of("WORKER_TIMEOUT_SEND", "90s");

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> drafted = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private Path work;
    private Distribution distribution;
    private ReplyHub hub;
    private StateFiles state;
    private String id;

    @BeforeAll
    void draft(@TempDir Path directory) throws Exception {
        work = directory;
        distribution = new Distribution(work);
        hub = new ReplyHub();
        state = new StateFiles(work.resolve("state"));
        for (int i = 0; i < TESTS; i++) {
            drafted.add(hub.question());
        }
        assertEquals(0, run(Map.of(), "tick").status());
    }

    @BeforeEach
    void takeADraft() throws IOException {
        hub.onPost(ReplyHub.TAKE);
        id = drafted.remove(0);
        assertEquals("pending", state.status(id));
    }

    @AfterAll
    void stop() {
        over.countDown();
        hub.close();
    }

    @Test
    void aReplyThatIsTakenAfterItWasGivenUpIsOneReplyHoweverManyTerminalsTryAgain() throws Exception {
        takeTheFirstOneOnlyWhenAnotherComes();

        Ran givenUp = run(Map.of("WORKER_TIMEOUT_SEND", HURRY), "approve", id);

        assertEquals(75, givenUp.status(), givenUp::err);
        assertEquals("sending", state.status(id));
        assertEquals(List.of(), hub.repliesTo(id));
        String drafted = state.draft(id).path("body").asText();

        Running one = start(Map.of(), "approve", id);
        Running other = start(editor("Quite another text."), "approve", "--edit", id);
        List<Integer> ends = List.of(one.end().status(), other.end().status());

        assertTrue(ends.contains(0) && List.of(0, 1).containsAll(ends), ends::toString);
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals(drafted.strip(), hub.repliesTo(id).get(0).strip());
        assertEquals("sent", state.status(id));
        assertTrue(hub.isRead(id));
    }

    @Test
    void whoEditsAReplyThatWentOutAlreadyIsToldAndTheTextIsKept() throws Exception {
        takeTheFirstOneOnlyWhenAnotherComes();
        assertEquals(
                75, run(Map.of("WORKER_TIMEOUT_SEND", HURRY), "approve", id).status());

        Ran edited = run(editor("Quite another text."), "approve", "--edit", id);

        assertEquals(0, edited.status(), edited::err);
        assertTrue(edited.err().contains("an earlier text had gone out"), edited::err);
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
        assertEquals(
                hub.repliesTo(id).get(0).strip(),
                state.draft(id).path("body").asText().strip());
        assertTrue(state.draft(id).path("unsent_text").asText().contains("Quite another text."), state::toString);
    }

    @Test
    void anAnswerThatIsLostAfterTheReplyWasTakenIsAskedForAgain() throws Exception {
        hub.onPost((exchange, keeping) -> keeping.keep());

        Ran lost = run(Map.of(), "approve", id);

        assertEquals(75, lost.status(), lost::err);
        assertEquals("sending", state.status(id));

        hub.onPost(ReplyHub.TAKE);
        Ran again = run(Map.of(), "approve", id);

        assertEquals(0, again.status(), again::err);
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
    }

    @Test
    void anAnswerThatNeverComesLeavesItSendingAndAgainIsSafe() throws Exception {
        hub.onPost((exchange, keeping) -> await(over));

        Ran unanswered = run(Map.of("WORKER_TIMEOUT_SEND", HURRY), "approve", "--json", id);

        assertEquals(75, unanswered.status(), unanswered::err);
        assertEquals(
                "failed",
                JSON.readTree(unanswered.out()).at("/results/0/status").asText());
        assertEquals("sending", state.status(id));
        String key = state.draft(id).path("key").asText();

        hub.onPost(ReplyHub.TAKE);
        Ran again = run(Map.of(), "approve", "--json", id);

        assertEquals(0, again.status(), again::err);
        assertEquals("sent", JSON.readTree(again.out()).at("/results/0/status").asText());
        assertEquals(key, state.draft(id).path("key").asText());
        assertEquals(1, hub.repliesTo(id).size());
    }

    @Test
    void tenAtOnceSendOne() throws Exception {
        List<Running> terminals = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            terminals.add(start(PATIENCE, "approve", id));
        }
        List<Ran> ends = new ArrayList<>();
        for (Running terminal : terminals) {
            ends.add(terminal.end());
        }

        assertTrue(ends.stream().anyMatch(end -> end.status() == 0), ends::toString);
        assertTrue(ends.stream().allMatch(end -> end.status() <= 1), ends::toString);
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
        assertTrue(hub.isRead(id));
        assertEquals(List.of(), state.faultsOfTheAuditLog());
    }

    @Test
    void aTickThatWritesInBetweenLosesNothing() throws Exception {
        AtomicReference<Ran> tick = new AtomicReference<>();
        AtomicReference<String> another = new AtomicReference<>();
        hub.onPost((exchange, keeping) -> {
            another.set(hub.question());
            tick.set(whileHandling(() -> run(Map.of(), "tick")));
            keeping.keep().to(exchange);
        });

        Ran approved = run(Map.of(), "approve", id);

        assertEquals(0, approved.status(), approved::err);
        assertEquals(0, tick.get().status(), tick.get()::err);
        assertEquals("sent", state.status(id));
        assertEquals("pending", state.status(another.get()));
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals(List.of(), state.faultsOfTheAuditLog());
    }

    @Test
    void aReplyThatTheHubRefusesWaitsAgainWithItsReason() throws Exception {
        hub.onPost((exchange, keeping) ->
                ScriptedHub.json(422, "{\"detail\":\"no such thread here\"}").answer(exchange));

        Ran refused = run(Map.of(), "approve", id);

        assertEquals(1, refused.status(), refused::err);
        assertTrue(refused.err().contains("no such thread here"), refused::err);
        assertEquals("pending", state.status(id));
        assertEquals(List.of(), hub.repliesTo(id));
    }

    @Test
    void aHubThatIsDownLeavesTheDraftWaiting() throws Exception {
        Map<String, String> nobody = new HashMap<>();
        try (ServerSocket free = new ServerSocket(0)) {
            nobody.put("WARDEN_HUB_URL", "http://127.0.0.1:" + free.getLocalPort());
        }

        Ran down = run(nobody, "approve", id);

        assertEquals(75, down.status(), down::err);
        assertEquals("pending", state.status(id));
    }

    @Test
    void aReadMarkThatFailsIsOwedUntilTheNextApproveEvenOneThatIsRefused() throws Exception {
        hub.onRead(id, ScriptedHub.json(503, "{\"detail\":\"not now\"}"));

        Ran sent = run(Map.of(), "approve", id);

        assertEquals(0, sent.status(), sent::err);
        assertTrue(sent.err().contains("not marked read"), sent::err);
        Ran status = run(Map.of(), "status");
        assertTrue(status.out().contains("1 read mark; set with the next approve"), status::out);
        assertTrue(state.draft(id).path("read_owed").asBoolean());
        assertFalse(hub.isRead(id));

        hub.readAsEver(id);
        Ran again = run(Map.of(), "approve", id);

        assertEquals(1, again.status(), again::err);
        assertTrue(again.err().contains("sent already"), again::err);
        assertTrue(hub.isRead(id));
        assertFalse(state.draft(id).path("read_owed").asBoolean());
        assertEquals(1, hub.repliesTo(id).size());
    }

    /** The first reply is on its way for ever, as it seems, and arrives just before the next one. */
    private void takeTheFirstOneOnlyWhenAnotherComes() {
        AtomicReference<Keeping> first = new AtomicReference<>();
        hub.onPost((exchange, keeping) -> {
            if (first.compareAndSet(null, keeping)) {
                await(over);
            } else {
                first.get().keep();
                keeping.keep().to(exchange);
            }
        });
    }

    private Map<String, String> editor(String text) throws IOException {
        Path script = Files.writeString(work.resolve("editor-" + id), "echo '" + text + "' >>\"$1\"\n");
        return Map.of("EDITOR", "sh " + script);
    }

    private Ran run(Map<String, String> more, String... args) throws Exception {
        return start(more, args).end();
    }

    private Running start(Map<String, String> more, String... args) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_STATE_DIR", state.path().toString());
        environment.putAll(more);
        return distribution.start(environment, args);
    }

    /** A command that a test runs while the hub handles a request. */
    private interface Command {

        Ran run() throws Exception;
    }

    private static Ran whileHandling(Command command) throws IOException {
        try {
            return command.run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
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
