package dev.opswarden.plugin.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RawMessage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One entry of a list: used, or rejected with a reason, and never the end of the page. */
class MessageReaderTest {

    @Test
    void everyFieldIsRead() throws UnusableAnswer {
        RawMessage message = usable("{\"id\":\"m\",\"from_agent\":\"dev\",\"to_agent\":\"ops\",\"subject\":\"s\","
                + "\"body\":\"b\",\"thread_id\":\"t\",\"created_at\":\"2026-11-01T12:00:00.5+02:00\",\"read_at\":null,"
                + "\"in_reply_to\":\"p\",\"priority\":\"whatever\",\"labels\":[\"a\",1,[\"x\"],null,\"b\"],"
                + "\"unknown\":{\"id\":\"no\",\"n\":NaN}}");

        assertEquals(
                new RawMessage(
                        message.id(),
                        "dev",
                        "ops",
                        "s",
                        "b",
                        "t",
                        Instant.parse("2026-11-01T10:00:00.5Z"),
                        null,
                        "p",
                        "whatever",
                        List.of("a", "b")),
                message);
    }

    @Test
    void whatIsMissingIsEmpty() throws UnusableAnswer {
        RawMessage message = usable("{\"id\":\"m\",\"from_agent\":\"dev\",\"thread_id\":\"\",\"labels\":\"x\"}");

        assertEquals("ops-warden", message.to());
        assertEquals("", message.subject() + message.body());
        assertNull(message.threadId());
        assertNull(message.createdAt());
        assertEquals(List.of(), message.labels());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|it has no id",
                "{\"id\":null}|it has no id",
                "{\"id\":7}|its id is not a string",
                "{\"id\":{\"id\":\"x\"}}|its id is not a string",
                "{\"id\":\"\",\"from_agent\":\"dev\"}|a message id is empty",
                "{\"id\":\"a\\u0007b\",\"from_agent\":\"dev\"}|a message id holds a control character",
                "{\"id\":\"a\\ud800b\",\"from_agent\":\"dev\"}|half a character",
                "{\"id\":\"m\"}|it has no from_agent",
                "{\"id\":\"m\",\"from_agent\":\"\"}|it has no from_agent",
                "{\"id\":\"m\",\"from_agent\":[\"dev\"]}|its from_agent is not a string",
                "{\"id\":\"m\",\"from_agent\":\"dev\",\"to_agent\":1}|its to_agent is not a string",
                "{\"id\":\"m\",\"from_agent\":\"dev\",\"subject\":{}}|its subject is not a string",
                "{\"id\":\"m\",\"from_agent\":\"dev\",\"body\":[]}|its body is not a string",
            })
    void whatCannotBeAMessageIsRejectedWithAReason(String json, String reason) throws UnusableAnswer {
        List<Entry> entries = read("[" + json + ",{\"id\":\"next\",\"from_agent\":\"dev\"}]");

        assertTrue(entries.get(0) instanceof Entry.Rejected, entries.toString());
        assertTrue(((Entry.Rejected) entries.get(0)).reason().contains(reason), entries.toString());
        assertEquals("next", entries.get(1).key());
    }

    @Test
    void aThreadOrASenderWithoutEndIsRejected() throws UnusableAnswer {
        String endless = "x".repeat(1001);

        assertTrue(read("[{\"id\":\"m\",\"from_agent\":\"" + endless + "\"}]").get(0) instanceof Entry.Rejected);
        assertTrue(
                read("[{\"id\":\"m\",\"from_agent\":\"d\",\"thread_id\":\"" + endless + "\"}]")
                                .get(0)
                        instanceof Entry.Rejected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "2026-11-01T10:00:00Z,2026-11-01T10:00:00Z",
                "2026-11-01t10:00:00z,2026-11-01T10:00:00Z",
                "2026-11-01 10:00:00Z,2026-11-01T10:00:00Z",
                "2026-11-01T10:00:00.123456789Z,2026-11-01T10:00:00.123456789Z",
                "2026-11-01T10:00:00+05:30,2026-11-01T04:30:00Z",
                "2026-11-01T10:00:00.25,2026-11-01T10:00:00.25Z",
                "2026-11-01T10:00:00,2026-11-01T10:00:00Z",
                "yesterday,null",
                "'',null",
                "2026-13-01T10:00:00Z,null",
            })
    void timesAreReadAsHubsWriteThem(String text, Instant expected) throws UnusableAnswer {
        assertEquals(
                expected,
                usable("{\"id\":\"m\",\"from_agent\":\"dev\",\"created_at\":\"" + text + "\"}")
                        .createdAt());
    }

    @Test
    void aReadMarkThatCannotBeReadIsAReadMark() throws UnusableAnswer {
        assertEquals(
                Instant.EPOCH,
                usable("{\"id\":\"m\",\"from_agent\":\"dev\",\"read_at\":\"some time\"}")
                        .readAt());
    }

    @Test
    void labelsAreBoundedInNumberAndLength() throws UnusableAnswer {
        String many = "[\"" + "l".repeat(5000) + "\"" + ",\"x\"".repeat(500) + "]";
        List<String> labels = usable("{\"id\":\"m\",\"from_agent\":\"dev\",\"labels\":" + many + "}")
                .labels();

        assertEquals(32, labels.size());
        assertEquals(1_000, labels.get(0).length());
    }

    @Test
    void bytesThatAreNoUtf8AndHalfCharactersAreReplaced() throws UnusableAnswer {
        Buffer bytes = Buffer.buffer("\ufeff[{\"id\":\"m\",\"from_agent\":\"dev\",\"body\":\"a")
                .appendByte((byte) 0xff)
                .appendString("b\\ud800c\"}]");
        Entry entry = new ListReader("ops-warden")
                .read(new Answer(200, MultiMap.caseInsensitiveMultiMap(), bytes, false), 0)
                .get(0);

        assertEquals("a\ufffdb\ufffdc", ((Entry.Usable) entry).message().body());
    }

    private static RawMessage usable(String json) throws UnusableAnswer {
        return ((Entry.Usable) read("[" + json + "]").get(0)).message();
    }

    private static List<Entry> read(String json) throws UnusableAnswer {
        Answer answer = new Answer(200, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(json), false);
        return new ListReader("ops-warden").read(answer, 0);
    }
}
