package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The hub as a part of a program: its log, its token, its port, its end. */
class EmbeddedHubTest extends HubSetUp {

    @Test
    void whoHasAnAnswerFindsTheRequestInTheLog() {
        List<RequestLine> heard = new CopyOnWriteArrayList<>();
        try (TestHub watched = TestHub.start(HubOptions.defaults().withListener(heard::add))) {
            String id =
                    watched.post("/messages/", TestHub.message("a", "b", "s")).text("id");
            watched.get("/messages/?to_agent=b&limit=3");
            watched.get("/messages/nobody%2F");
            watched.markRead(id);

            List<RequestLine> expected = List.of(
                    new RequestLine("POST", "/messages/", "", 201),
                    new RequestLine("GET", "/messages/", "to_agent=b&limit=3", 200),
                    new RequestLine("GET", "/messages/nobody%2F", "", 404),
                    new RequestLine("PATCH", "/messages/" + TestHub.encode(id) + "/read", "", 200));
            assertEquals(expected, watched.hub().requests());
            assertEquals(expected, heard);
            assertEquals(
                    List.of(true, false, false, true),
                    heard.stream().map(RequestLine::isWrite).toList());
        }
    }

    @Test
    void aListenerThatFailsCostsNobodyTheAnswer() {
        try (TestHub watched = TestHub.start(HubOptions.defaults().withListener(line -> {
            throw new IllegalStateException("on purpose");
        }))) {
            assertEquals(200, watched.get("/state/health").status());
        }
    }

    @Test
    void withATokenEveryRequestMustCarryIt() {
        HubOptions options = HubOptions.defaults().withToken("s3cret");
        assertFalse(options.toString().contains("s3cret"));
        try (TestHub guarded = TestHub.start(options)) {
            TestHub.Answer none = guarded.get("/state/health");
            assertEquals(401, none.status());
            assertEquals("Bearer", none.header("www-authenticate"));
            assertEquals(
                    401,
                    guarded.send(guarded.request("/messages/").header("Authorization", "Bearer s3cre"))
                            .status());
            assertEquals(
                    401,
                    guarded.post("/messages/", TestHub.message("a", "b", "s"), "Authorization", "Basic s3cret")
                            .status());
            TestHub.Answer read = guarded.send(guarded.request("/messages/").header("Authorization", "bearer s3cret"));
            assertEquals(200, read.status());
            assertEquals(0, read.body().size());
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        HubException taken = assertThrows(
                HubException.class,
                () -> TestHub.start(HubOptions.defaults().withPort(hub.hub().port())));

        assertEquals(HubException.Kind.ADDRESS, taken.kind());
        assertTrue(taken.getMessage().contains("127.0.0.1:" + hub.hub().port()), taken.getMessage());
    }

    @Test
    void aHubMayBeClosedTwiceAndLeavesVertxRunning() {
        Vertx vertx = Vertx.vertx();
        try {
            EmbeddedHub other = TestHub.await(EmbeddedHub.start(vertx, HubOptions.defaults()));
            TestHub.await(other.close());
            TestHub.await(other.close());
            EmbeddedHub next =
                    TestHub.await(EmbeddedHub.start(vertx, HubOptions.defaults().withPort(other.port())));
            assertEquals(other.url(), next.url());
            TestHub.await(next.close());
        } finally {
            TestHub.await(vertx.close());
        }
    }
}
