package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A state directory whose disk is full, or read-only, from any moment on. One tick drafts for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FullDiskIT {

    private static final int TESTS = 5;

    /** Sixteen pages are more than any write of these tests needs. */
    private static final int ENOUGH = 16;

    private final List<String> drafted = new ArrayList<>();

    private Distribution distribution;
    private SmallDisk disk;
    private ReplyHub hub;
    private StateFiles state;
    private String id;

    @BeforeAll
    void draft(@TempDir Path work) throws Exception {
        disk = SmallDisk.at(work.resolve("disk"));
        distribution = new Distribution(work);
        hub = new ReplyHub();
        state = new StateFiles(disk.path().resolve("state"));
        for (int i = 0; i < TESTS; i++) {
            drafted.add(hub.question());
        }
        assertEquals(0, run("tick").status());
    }

    @BeforeEach
    void takeADraft() throws Exception {
        hub.onPost(ReplyHub.TAKE);
        id = drafted.remove(0);
        assertEquals("pending", state.status(id));
    }

    @AfterEach
    void free() throws Exception {
        disk.writable();
        disk.free();
    }

    @AfterAll
    void stop() throws Exception {
        if (disk != null) {
            hub.close();
            disk.close();
        }
    }

    @Test
    void anApproveThatMeetsAFullDiskAtAnyOfItsWritesSendsOnce() throws Exception {
        boolean sent = false;
        for (int pages = 0; !sent; pages++) {
            assertTrue(pages <= ENOUGH, "there was room enough, and it was not sent");
            disk.fill(pages);

            Ran ran = run("approve", id);

            disk.free();
            sent = ran.status() == 0;
            assertTrue(sent || ran.status() == 74, ran::err);
            assertTrue(sent || ran.err().contains("No space left on device"), ran::err);
            assertTrue(List.of("pending", "sending", "sent").contains(state.status(id)), state.status(id));
            assertTrue(hub.repliesTo(id).size() <= 1);
        }
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
        assertEquals(List.of(), state.faultsOfTheAuditLog());
    }

    @Test
    void aDiskThatIsFullWhenTheReceiptComesIsSaidAndApprovingAgainSendsNothingTwice() throws Exception {
        hub.onPost((exchange, keeping) -> {
            ReplyHub.Answer answer = keeping.keep();
            disk.fill(0);
            answer.to(exchange);
        });

        Ran full = run("approve", id);

        assertEquals(74, full.status(), full::err);
        assertTrue(full.err().contains("the reply went out"), full::err);
        assertEquals("sending", state.status(id));
        disk.free();
        assertEquals(0, run("approve", id).status());
        assertEquals("sent", state.status(id));
        assertEquals(1, hub.repliesTo(id).size());
        assertTrue(hub.isRead(id));
    }

    @Test
    void aDiskThatIsFullWhenTheMessageIsMarkedReadCostsNothingButTheNextApprove() throws Exception {
        hub.onRead(id, exchange -> {
            disk.fill(0);
            hub.markRead(exchange, id);
        });

        Ran full = run("approve", id);

        assertEquals(0, full.status(), full::err);
        assertTrue(state.draft(id).path("read_owed").asBoolean());
        disk.free();
        hub.readAsEver(id);
        assertEquals(1, run("approve", id).status());
        assertFalse(state.draft(id).path("read_owed").asBoolean());
        assertEquals(1, hub.repliesTo(id).size());
    }

    @Test
    void aTickThatMeetsAFullDiskAtAnyOfItsWritesLosesNoMessage() throws Exception {
        for (int pages : new int[] {0, 2, 4, 6, ENOUGH}) {
            String message = hub.question();
            disk.fill(pages);

            Ran ran = run("tick");

            disk.free();
            assertTrue(ran.status() == 0 || ran.status() == 74, ran::err);
            assertEquals("pending", state.status(id));
            assertFalse(hub.isRead(message));
        }
        String last = hub.question();

        assertEquals(0, run("tick").status());

        assertEquals("pending", state.status(last));
        assertTrue(state.all().keySet().containsAll(hub.unread()), () -> hub.unread() + " at the hub");
        assertEquals(List.of(), state.faultsOfTheAuditLog());
    }

    @Test
    void aDirectoryThatBecomesReadOnlySendsNothingOrSaysThatItWentOut() throws Exception {
        disk.readOnly();

        Ran refused = run("approve", id);
        Ran tick = run("tick");
        Ran drafts = run("drafts");

        assertEquals(74, refused.status(), refused::err);
        assertEquals(74, tick.status(), tick::err);
        assertEquals(0, drafts.status(), drafts::err);
        assertEquals(List.of(), hub.repliesTo(id));
        disk.writable();
        hub.onPost((exchange, keeping) -> {
            ReplyHub.Answer answer = keeping.keep();
            disk.readOnly();
            answer.to(exchange);
        });

        Ran wentOut = run("approve", id);

        assertEquals(74, wentOut.status(), wentOut::err);
        assertTrue(wentOut.err().contains("the reply went out"), wentOut::err);
        disk.writable();
        assertEquals(0, run("approve", id).status());
        assertEquals(1, hub.repliesTo(id).size());
        assertEquals("sent", state.status(id));
    }

    private Ran run(String... args) throws Exception {
        return distribution.run(
                Map.of(
                        "WARDEN_HUB_URL",
                        hub.url(),
                        "WORKER_STATE_DIR",
                        disk.path().resolve("state").toString()),
                args);
    }
}
