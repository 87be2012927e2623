package dev.opswarden.dist;

import static dev.opswarden.dist.Latches.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.Distribution.Running;
import dev.opswarden.dist.ReplyHub.Keeping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * {@code approve} against a hub that takes late, loses answers and is asked by many at once: one reply (contract, section
 * 5, item 5).
 */
final class SendingIT extends SendingSetUp {

    /** Ten at a time get little of a machine each; what they do is tested here, not how fast. */
    private static final Map<String, String> PATIENCE = Map.of("WORKER_TIMEOUT_SEND", "90s");

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
}
