package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.Distribution.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code approve} as a process, against a hub that does as a test says. One tick drafts for all tests of a class; each has
 * a draft of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SendingSetUp {

    /** More than a class has tests. */
    static final int TESTS = 12;

    /** Long enough for the questions that come before the reply, on a machine that is busy. */
    static final String HURRY = "5s";

    static final JsonMapper JSON = new JsonMapper();

    final List<String> drafted = new ArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);

    Path work;
    Distribution distribution;
    ReplyHub hub;
    StateFiles state;
    String id;

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

    Ran run(Map<String, String> more, String... args) throws Exception {
        return start(more, args).end();
    }

    Running start(Map<String, String> more, String... args) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_STATE_DIR", state.path().toString());
        environment.putAll(more);
        return distribution.start(environment, args);
    }
}
