package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.always;
import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static dev.opswarden.plugin.hub.ScriptedHub.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /messages/{id}}: ids are opaque, and escaped for what they go into (contract, section 1). */
class SingleMessageTest extends HubSetUp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain-1_2.3~",
                "../x",
                ".",
                "..",
                "...",
                "<a/b@host>",
                "a b+c",
                "%41",
                "ü",
                "?q=1&r",
                "#f",
                ";p=1",
                "a\\b",
                "http://other/",
                "//other",
                "😀",
                "'\"`$(x)",
                " "
            })
    void anIdReachesTheHubAsExactlyOneSegment(String id) {
        TestContext context = hub.at(hub.http(json(200, named(id))) + "/base/");

        Optional<RawMessage> found = await(new HubInbox(context).message(new MessageId(id)));

        assertEquals(id, found.orElseThrow().id().value());
        String uri = hub.requests.get(0).uri();
        assertTrue(uri.startsWith("/base/messages/"), uri);
        String segment = uri.substring("/base/messages/".length());
        assertTrue(segment.matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})+"), segment);
        assertFalse(segment.matches("[.]+"), segment);
        assertEquals(id, URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownMessageIsNothing() {
        assertEquals(
                Optional.empty(), await(new HubInbox(hub.at(hub.http(json(404, "{}")))).message(new MessageId("m"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|[]|JSON of another shape (a list)",
                "application/json|{}|it has no id",
                "application/json|{\"id\":\"other\",\"from_agent\":\"dev\"}|another message, 'other'",
                "application/json|{\"id\":\"m\",\"from_agent\":5}|its from_agent is not a string",
                "application/json|{\"id\":\"m\"|breaks off",
                "text/html|<p>|text/html, not JSON",
            })
    void whatIsNotTheMessageIsAProtocolFailure(String type, String body, String said) {
        HubInbox inbox = new HubInbox(hub.at(hub.http(always(200, type, body))));
        WardenException failure = assertThrows(WardenException.class, () -> await(inbox.message(new MessageId("m"))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains(said), failure.getMessage());
    }

    @Test
    void aMessageThatIsTooLargeIsAProtocolFailure() {
        HubInbox inbox = new HubInbox(hub.at(hub.http(json(200, message("m", "x".repeat(9_000_000))))));
        WardenException failure = assertThrows(WardenException.class, () -> await(inbox.message(new MessageId("m"))));

        assertEquals(ErrorKind.PROTOCOL, failure.kind());
        assertTrue(failure.getMessage().contains("larger than 8 MB"), failure.getMessage());
    }

    private static String named(String id) {
        return message(id.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
