package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest extends HubSetUp {

    private static final String REST =
            "\"from_agent\": \"a\", \"to_agent\": \"b\", \"subject\": \"s\", \"body\": \"t\"";

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("messages"), text);
    }

    private static String entry(String id, String createdAt) {
        return "{\"id\": \"" + id + "\", \"created_at\": \"" + createdAt + "\", " + REST + "}";
    }

    @Test
    void aMessageKeepsWhatItBringsAlong() throws IOException {
        String message = """
                {"id": "<1@host>", "from_agent": "a", "to_agent": "b", "subject": "s", "body": "t", "thread_id": "th",
                 "created_at": "2002-02-05T18:44:40Z", "read_at": "2002-02-06T00:00:00.5Z", "in_reply_to": "<0@host>",
                 "priority": "urgent", "labels": ["ham"]}
                """;

        assertEquals(new LoadResult(1, 0), hub.load(file("[" + message + "]")));
        assertEquals(
                TestHub.json(message.replace("00.5Z", "00.500Z")),
                hub.get("/messages/").body().get(0));
    }

    @Test
    void whatIsMissingTheHubGives() throws IOException {
        assertEquals(new LoadResult(1, 0), hub.load(file("[{" + REST + ", \"labels\": null, \"read_at\": null}]")));

        TestHub.Answer all = hub.get("/messages/");
        assertEquals(36, all.ids().get(0).length());
        assertEquals("2026-11-02T09:30:00Z", all.body().get(0).get("created_at").asText());
        assertTrue(all.body().get(0).get("thread_id").isNull());
    }

    @Test
    void jsonLinesAreToldApartByTheFirstCharacter() throws IOException {
        String lines = entry("1", "2026-01-01T00:00:00Z") + "\r\n\n  \n" + entry("2", "2026-01-01T00:00:00Z");

        assertEquals(new LoadResult(2, 0), hub.load(file(lines)));
        assertEquals(List.of("1", "2"), hub.get("/messages/").ids());
    }

    @Test
    void aByteOrderMarkAndLeadingBlanksDoNotMatter() throws IOException {
        assertEquals(
                new LoadResult(1, 0), hub.load(file("\uFEFF \r\n\t[" + entry("1", "2026-01-01T00:00:00Z") + "]\n\n")));
        assertEquals(new LoadResult(1, 0), hub.load(file("\uFEFF\n\n" + entry("2", "2026-01-01T00:00:00Z"))));
    }

    @Test
    void anEmptyFileOrArrayHoldsNothing() throws IOException {
        assertEquals(new LoadResult(0, 0), hub.load(file("")));
        assertEquals(new LoadResult(0, 0), hub.load(file("\n \n")));
        assertEquals(new LoadResult(0, 0), hub.load(file("[]")));
    }

    @Test
    void theOldestComesFirstWhateverTheOrderOfTheFileAndItsTimeZones() throws IOException {
        hub.load(file(String.join(
                "\n",
                entry("d", "2026-01-01T03:00:00Z"),
                entry("b", "2026-01-01T04:00:00+02:30"),
                entry("c", "2026-01-01T01:30:00.000Z"),
                entry("a", "2025-12-31T23:59:59Z"))));

        assertEquals(List.of("a", "b", "c", "d"), hub.get("/messages/").ids());
        assertEquals("2026-01-01T01:30:00Z", hub.get("/messages/b").text("created_at"));
    }

    @Test
    void whatIsThereAlreadyIsSkippedAndCounted() throws IOException {
        Path file = file(entry("1", "2026-01-01T00:00:00Z") + "\n" + entry("1", "2026-01-02T00:00:00Z"));

        assertEquals(new LoadResult(1, 1), hub.load(file));
        hub.markRead("1");
        assertEquals(new LoadResult(0, 2), hub.load(file));
        assertEquals("2026-01-01T00:00:00Z", hub.get("/messages/1").text("created_at"));
        assertEquals(List.of(), hub.get("/messages/?unread_only=true").ids());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[GOOD, {\"id\": \"2\"}]|, entry 2 (line 1): 'from_agent' is missing",
                "[GOOD,~~7]|, entry 2 (line 3): it must be a JSON object",
                "[GOOD,~GOOD2|, entry 2 (line 2): Unexpected end-of-input: expected close marker for Array;",
                "[GOOD] []|, line 1: there is more after the array",
                "GOOD~~{\"id\": \"\", REST}|, line 3: 'id' is empty",
                "GOOD~{\"id\": 5, REST}|, line 2: 'id' must be a string",
                "GOOD~{\"id\": \"a\\u001bb\", REST}|, line 2: 'id' 'a\\u001bb' holds a control character",
                "GOOD~{\"created_at\": \"yesterday\", REST}|, line 2: 'created_at' is 'yesterday', not a time",
                "GOOD~{\"read_at\": \"2026-01-01\", REST}|, line 2: 'read_at' is '2026-01-01', not a time",
                "GOOD~{\"created_at\": \"+99999-01-01T00:00:00Z\", REST}|, line 2: 'created_at' is",
                "GOOD~{\"labels\": [[]], REST}|, line 2: 'labels' must be a string",
                "GOOD~GOOD2 GOOD2|, line 2: there is more after the object",
                "GOOD~{~\"id\": \"2\"|, line 2: Unexpected end-of-input",
                "<html>|: it begins with '<', so it is neither",
            })
    void anErrorNamesFileAndPlaceAndNothingIsLoaded(String text, String expected) throws IOException {
        Path file = file(text.replace("GOOD2", entry("2", "2026-01-01T00:00:00Z"))
                .replace("GOOD", entry("1", "2026-01-01T00:00:00Z"))
                .replace("REST", REST)
                .replace("~", "\n"));

        HubException failure = assertThrows(HubException.class, () -> hub.load(file));
        assertEquals(HubException.Kind.FILE, failure.kind());
        assertTrue(failure.getMessage().startsWith("the file " + file + expected), failure.getMessage());
        assertTrue(failure.getMessage().endsWith("nothing of it was loaded"), failure.getMessage());
        assertEquals(List.of(), hub.get("/messages/").ids());
    }

    @Test
    void anIdThatIsTooLongIsNamed() throws IOException {
        Path file = file(entry("x".repeat(129), "2026-01-01T00:00:00Z"));

        HubException failure = assertThrows(HubException.class, () -> hub.load(file));
        assertTrue(failure.getMessage().contains("'id' has 129 characters, 128 are allowed"), failure.getMessage());
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        for (Path path : List.of(directory.resolve("missing"), directory)) {
            HubException failure = assertThrows(HubException.class, () -> hub.load(path));
            assertEquals(HubException.Kind.FILE, failure.kind());
            assertTrue(failure.getMessage().contains(path.toString()), failure.getMessage());
        }
    }

    @Test
    void brokenTextEncodingIsNamed() throws IOException {
        byte[] latin1 = entry("1", "2026-01-01T00:00:00Z")
                .replace("\"t\"", "\"\u00fc\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("latin1"), latin1);

        HubException failure = assertThrows(HubException.class, () -> hub.load(file));
        assertTrue(failure.getMessage().contains("line 1: Invalid UTF-8"), failure.getMessage());
    }

    @Test
    void oneEntryThatIsTooLargeIsNamedInEitherForm() throws IOException {
        String half = "x".repeat(5 * 1024 * 1024);
        String large = "{\"id\": \"1\", "
                + REST.replace("\"s\"", "\"" + half + "\"").replace("\"t\"", "\"" + half + "\"") + "}";

        for (String text : List.of(large, "[" + large + "]")) {
            HubException failure = assertThrows(HubException.class, () -> hub.load(file(text)));
            assertTrue(failure.getMessage().contains("longer than 8388608 bytes"), failure.getMessage());
        }
    }

    @Test
    void aHistoryOfAHundredThousandIsLoadedAndSurvives() throws IOException {
        Path file = directory.resolve("history.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 100_010; i++) {
                String read = i < 100_000 ? "\"2026-01-02T00:00:00Z\"" : "null";
                out.write("{\"id\": \"" + i + "\", \"read_at\": " + read + ", " + REST + "}\n");
            }
        }

        Path data = directory.resolve("data");
        try (TestHub kept = TestHub.in(data)) {
            assertEquals(new LoadResult(100_010, 0), kept.load(file));
        }
        try (TestHub kept = TestHub.in(data)) {
            assertEquals(
                    10,
                    kept.get("/messages/?to_agent=b&unread_only=true").body().size());
            assertEquals(
                    List.of("100009"),
                    kept.get("/messages/?to_agent=b&offset=100009").ids());
        }
    }
}
