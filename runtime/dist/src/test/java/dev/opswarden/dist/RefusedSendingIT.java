package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hub that refuses the reply or the read mark, or is down: what waits, and what is owed (contract, section 5, item 5). */
final class RefusedSendingIT extends SendingSetUp {

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
}
