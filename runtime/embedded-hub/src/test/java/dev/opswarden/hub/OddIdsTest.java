package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddIdsTest extends HubSetUp {

    @TempDir
    private Path directory;

    static Stream<String> ids() {
        return Stream.of(
                "../x",
                "..",
                ".",
                "/",
                "a/read",
                "read",
                "<a/b@host>",
                "ü",
                "日本語",
                "🙂",
                "%41",
                "%2541",
                "%",
                "a b+c",
                "a?b#c&d=e",
                "a;b,c",
                "\"'\\",
                " ",
                "x".repeat(128),
                "🙂".repeat(128));
    }

    private void load(String id) throws Exception {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("from_agent", "a");
        message.put("to_agent", "b");
        message.put("subject", "s");
        message.put("body", "");
        Path file = Files.writeString(
                directory.resolve("messages.json"), new ObjectMapper().writeValueAsString(List.of(message)));
        assertEquals(new LoadResult(1, 0), hub.load(file));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anIdIsOpaqueAndComesBackAsItWas(String id) throws Exception {
        load(id);

        TestHub.Answer message = hub.get("/messages/" + TestHub.encode(id));
        assertEquals(200, message.status());
        assertEquals(id, message.text("id"));
        assertEquals(200, hub.markRead(id).status());
        assertEquals(List.of(), hub.get("/messages/?unread_only=1").ids());
        assertEquals(
                List.of(id),
                hub.get("/messages/?thread_id=" + TestHub.encode(id)).ids());
    }

    @Test
    void aPlusSignInAPathIsAPlusSign() throws Exception {
        load("a b+c");

        assertEquals(200, hub.get("/messages/a%20b+c").status());
        assertEquals(404, hub.get("/messages/a+b+c").status());
    }

    @Test
    void dotsInAPathLeadNowhere() throws Exception {
        load("..");

        assertEquals(200, hub.get("/messages/..").status());
        assertEquals(404, hub.get("/messages/../state/health").status());
        assertEquals(404, hub.get("/messages//read").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C0%AF", "%ED%A0%80"})
    void bytesThatAreNoTextAreABadRequest(String segment) {
        assertEquals(400, hub.get("/messages/" + segment).status());
        assertEquals(400, hub.get("/messages/?to_agent=" + segment).status());
    }
}
