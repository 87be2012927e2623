package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opswarden.dist.Distribution.Ran;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code approve} as processes, against a hub over HTTP: a reply is sent once, whatever dies in between. */
final class ApproveIT extends ApproveSetUp {

    @Test
    void aReplyIsSentWithFourRequestsAndItsMessageMarkedRead() throws Exception {
        int before = hub.requests().size();

        JsonNode result = result(run("approve", "m1", "--json"), 0);

        assertEquals("sent", result.at("/status").asText());
        assertEquals("reply-0", result.at("/reply_id").asText());
        assertTrue(result.at("/reason").isNull());
        assertEquals(
                List.of(
                        "GET /messages/m1",
                        "GET /messages/?thread_id=m1&limit=200&offset=0",
                        "POST /messages/",
                        "PATCH /messages/m1/read"),
                hub.requests().subList(before, hub.requests().size()));
        assertEquals("m1", hub.replies().get(0).at("/thread_id").asText());
        assertTrue(hub.isRead("m1"));
        assertEquals(0, run("audit", "verify").status());
    }

    @Test
    void tenApprovesAtATimeSendOneReply() throws Exception {
        for (int i = 0; i < 10; i++) {
            start("approve", "m1", "--json");
        }
        int sent = 0;
        for (Process process : started) {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            assertTrue(process.exitValue() == 0 || process.exitValue() == 1, "exit " + process.exitValue());
            sent += process.exitValue() == 0 ? 1 : 0;
        }
        assertEquals(1, sent);
        assertEquals(1, hub.replies().size());
        assertEquals("sent", status());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHubThatCommitsAfterTheClientGaveUpHoldsOneReply(boolean edited) throws Exception {
        environment.put("WORKER_TIMEOUT_SEND", "1s");
        CountDownLatch again = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        hub.next(
                store -> {
                    await(again);
                    store.run();
                    committed.countDown();
                    return false;
                },
                store -> {
                    again.countDown();
                    await(committed);
                    return true;
                });

        assertEquals(75, run("approve", "m1").status());
        assertEquals("sending", status());
        environment.put("WORKER_TIMEOUT_SEND", "15s");
        environment.put(
                "EDITOR", editor("printf 'Ask at the desk.\\n' > \"$1\"").toString());
        Ran second = edited ? run("approve", "m1", "--edit", "--json") : run("approve", "m1", "--json");

        JsonNode result = result(second, 0);
        assertEquals("sent", result.at("/status").asText());
        assertEquals(1, hub.replies().size());
        assertEquals("sent", status());
        if (edited) {
            assertTrue(result.at("/reason").asText().contains("an earlier text had gone out"), second::toString);
            assertTrue(second.err().contains("an earlier text had gone out"), second::toString);
            assertTrue(!draft().at("/body").asText().contains("Ask at the desk."), "the state says which went out");
        }
    }

    @Test
    void anAnswerThatIsLostIsMadeUpForByTheNextApprove() throws Exception {
        hub.next(store -> {
            store.run();
            return false;
        });
        assertEquals(75, run("approve", "m1").status());
        assertEquals("sending", status());

        assertEquals(0, run("approve", "m1").status());
        assertEquals(1, hub.replies().size());
        assertTrue(hub.isRead("m1"));
    }

    @Test
    void aTickFindsTheReplyOfAProcessThatWasKilledAndMarksNothingRead() throws Exception {
        hub.next(store -> {
            store.run();
            return false;
        });
        assertEquals(75, run("approve", "m1").status());

        assertEquals(0, run("tick").status());

        assertEquals("sent", status());
        assertTrue(!hub.isRead("m1"));
        assertTrue(hub.requests().stream()
                .anyMatch(request -> request.startsWith("GET /messages/?from_agent=ops-warden&thread_id=m1&")));
        assertEquals(1, run("approve", "m1").status(), "sent already");
        assertTrue(hub.isRead("m1"), "but what was owed is settled");
    }

    @Test
    void whatALivingProcessSendsIsLeftToItAndWhatADeadOneLeftIsFinished() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        hub.next(store -> {
            arrived.countDown();
            await(never);
            return false;
        });
        Process first = start("approve", "m1");
        assertTrue(arrived.await(60, TimeUnit.SECONDS));

        Ran second = run("approve", "m1");
        assertEquals(1, second.status());
        assertTrue(second.err().contains("process " + first.pid()), second::toString);
        assertEquals(1, run("dismiss", "m1").status(), "it may have arrived");

        first.destroyForcibly().waitFor();
        assertEquals("sending", status());
        assertEquals(0, run("approve", "m1").status());
        never.countDown();
        assertEquals(1, hub.replies().size());
        assertEquals("sent", status());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 422})
    void whatTheHubRefusesForGoodIsOneAndWaitsAgain(int refusal) throws Exception {
        hub.refusing(refusal);
        JsonNode result = result(run("approve", "m1", "--json"), 1);
        assertEquals("refused", result.at("/status").asText());
        assertTrue(result.at("/reason").asText().contains("not like that"), result::toString);
        assertEquals("pending", status());

        hub.refusing(0);
        assertEquals(0, run("approve", "m1").status());
    }

    @Test
    void aHubThatIsDownIsSeventyFiveAndTheDraftIsPendingStill() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            environment.put("WARDEN_HUB_URL", "http://127.0.0.1:" + free.getLocalPort());
        }
        JsonNode result = result(run("approve", "m1", "--json"), 75);
        assertEquals("failed", result.at("/status").asText());
        assertEquals("pending", status());
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(120, TimeUnit.SECONDS));
    }
}
