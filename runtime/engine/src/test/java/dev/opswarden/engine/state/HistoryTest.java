package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path directory;

    private Path ticksFile;
    private Path auditFile;

    @BeforeEach
    void nameTheFiles() {
        ticksFile = directory.resolve("ticks.jsonl");
        auditFile = directory.resolve("audit.jsonl");
    }

    @Test
    void theLastReportIsReadFromTheEnd() throws IOException {
        TickHistory ticks = new TickHistory(ticksFile);
        assertEquals(List.of(), ticks.recent(1));
        ticks.append(Json.of(Map.of("tick_id", "t-1")));
        ticks.append(Json.of(Map.of("tick_id", "t-2")));
        assertEquals(List.of(Map.of("tick_id", "t-2")), ticks.recent(1));
        assertEquals(List.of("t-2", "t-1"), ids(ticks, 5));
        assertEquals(2, Files.readAllLines(ticksFile).size());
    }

    @Test
    void aTornReportIsPassedOverAndCostsNoOther() throws IOException {
        TickHistory ticks = new TickHistory(ticksFile);
        ticks.append(Json.of(Map.of("tick_id", "t-1")));
        Files.writeString(ticksFile, "{\"tick_id\": \"t-2", StandardOpenOption.APPEND);
        assertEquals(List.of("t-1"), ids(ticks, 5));
        ticks.append(Json.of(Map.of("tick_id", "t-3")));
        assertEquals(List.of("t-3", "t-1"), ids(ticks, 5));
    }

    @Test
    void theLastThousandReportsAreKept() throws IOException {
        TickHistory ticks = new TickHistory(ticksFile);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            many.append("{\"tick_id\":\"t-").append(i).append("\"}\n");
        }
        Files.writeString(ticksFile, many);
        for (int i = 1_500; i < 1_503; i++) {
            ticks.append(Json.of(Map.of("tick_id", "t-" + i)));
            assertEquals(1_000, Files.readAllLines(ticksFile).size());
        }
        assertEquals("t-1502", ids(ticks, 1).get(0));
        assertEquals("t-503", ids(ticks, 5_000).get(999));
    }

    @Test
    void theThousandAndFirstReportTakesThePlaceOfTheFirst() throws IOException {
        TickHistory ticks = new TickHistory(ticksFile);
        Files.writeString(ticksFile, "{\"tick_id\":\"first\"}\n" + "{\"tick_id\":\"x\"}\n".repeat(998));
        ticks.append(Json.of(Map.of("tick_id", "1000th")));
        assertEquals("first", ids(ticks, 5_000).get(999));
        ticks.append(Json.of(Map.of("tick_id", "1001st")));
        assertEquals(1_000, ids(ticks, 5_000).size());
        assertFalse(ids(ticks, 5_000).contains("first"));
    }

    @Test
    void aReportOverTenThousandMessagesIsCutAtItsLists() {
        TickHistory ticks = new TickHistory(ticksFile);
        Map<String, Object> report =
                Map.of("tick_id", "t", "fallbacks", Collections.nCopies(100_000, Map.of("why", "timeout after 20s")));
        ticks.append(Json.of(report));
        Map<String, Object> read = ticks.recent(1).get(0);
        assertEquals("t", read.get("tick_id"));
        assertEquals(50, ((List<?>) read.get("fallbacks")).size());
    }

    @Test
    void aFileWithoutLineEndsIsNoTrouble() throws IOException {
        Files.write(ticksFile, new byte[300_000]);
        TickHistory ticks = new TickHistory(ticksFile);
        assertEquals(List.of(), ticks.recent(3));
        ticks.append(Json.of(Map.of("tick_id", "t-1")));
        assertEquals(List.of("t-1"), ids(ticks, 3));
    }

    @Test
    void everyLineOfTheAuditLogHoldsTheHashOfTheOneBefore() throws IOException {
        new AuditLog(auditFile).append(List.of(event("m-1"), event("m-2")));
        new AuditLog(auditFile).append(List.of(event("m-3").withDetail("x".repeat(10_000) + "\n")));
        List<String> lines = Files.readAllLines(auditFile);
        assertEquals(3, lines.size());
        assertChain(lines);
        Map<String, Object> first = JsonTree.parseObject(lines.get(0)).orElseThrow();
        assertEquals(List.of("time", "who", "what", "message_id", "text_sha256", "prev"), List.copyOf(first.keySet()));
        assertEquals("2026-11-02T09:30:00Z", first.get("time"));
        assertEquals("decided", first.get("what"));
        assertFalse(lines.get(0).contains("vault"), "the text itself is not in the log");
        assertTrue(lines.get(2).length() < 1_000);
    }

    @Test
    void theChainCoversALineThatWasTorn() throws IOException {
        AuditLog log = new AuditLog(auditFile);
        log.append(List.of(event("m-1")));
        Files.writeString(auditFile, "{\"time\":\"2026", StandardOpenOption.APPEND);
        log.append(List.of(event("m-2")));
        List<String> lines = Files.readAllLines(auditFile);
        assertEquals(3, lines.size());
        assertEquals("{\"time\":\"2026", lines.get(1));
        assertEquals(
                Sha256.of(lines.get(1)),
                JsonTree.parseObject(lines.get(2)).orElseThrow().get("prev"));
    }

    @Test
    void aLineLongerThanAChunkIsHashedWhole() throws IOException {
        Files.writeString(auditFile, "y\n" + "x".repeat(100_000) + "\n");
        new AuditLog(auditFile).append(List.of(event("m-1")));
        List<String> lines = Files.readAllLines(auditFile);
        assertEquals(
                Sha256.of(lines.get(1)),
                JsonTree.parseObject(lines.get(2)).orElseThrow().get("prev"));
    }

    @Test
    void noEventLeavesNoFile() {
        new AuditLog(auditFile).append(List.of());
        assertFalse(Files.exists(auditFile));
    }

    private static AuditEvent event(String id) {
        return AuditEvent.of(Drafts.NOW, "ann", AuditEvent.What.DECIDED, Drafts.reply(id));
    }

    private static void assertChain(List<String> lines) {
        String previous = AuditLog.NO_LINE_BEFORE;
        for (String line : lines) {
            assertEquals(previous, JsonTree.parseObject(line).orElseThrow().get("prev"));
            previous = Sha256.of(line.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> ids(TickHistory ticks, int most) {
        return ticks.recent(most).stream()
                .map(report -> String.valueOf(report.get("tick_id")))
                .toList();
    }
}
