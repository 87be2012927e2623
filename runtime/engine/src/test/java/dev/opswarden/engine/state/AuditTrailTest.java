package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.AuditEvent.What;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTrailTest {

    private static final int LINES = 5;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void fiveThingsHappened() {
        file = directory.resolve("audit.jsonl");
        for (int i = 1; i <= LINES; i++) {
            happened("m-" + i);
        }
    }

    @Test
    void aLogThatNobodyTouchedIsInOrder() {
        assertEquals(new AuditTrail.Verified(LINES, List.of(), List.of()), verify());
    }

    @Test
    void aLineThatWasChangedIsNamed() throws IOException {
        for (int i = 1; i <= LINES; i++) {
            List<String> lines = Files.readAllLines(file);
            List<String> changed = new ArrayList<>(lines);
            changed.set(i - 1, lines.get(i - 1).replace("m-" + i, "m-X"));
            Files.write(file, changed);
            assertFault("line " + i);
            Files.write(file, lines);
        }
    }

    @Test
    void aLineThatWasRemovedIsNoticedWhereverItStood() throws IOException {
        for (int i = 1; i <= LINES; i++) {
            List<String> lines = Files.readAllLines(file);
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i - 1);
            Files.write(file, fewer);
            assertFault("line " + Math.min(i, LINES - 1));
            Files.write(file, lines);
        }
    }

    @Test
    void aLogThatWasRemovedAltogetherIsNoticed() throws IOException {
        Files.delete(file);
        assertFault("the whole log");
    }

    @Test
    void aLineThatACrashToreIsCovered() throws IOException {
        Files.writeString(file, "{\"time\":\"20", StandardOpenOption.APPEND);
        happened("m-6");
        assertEquals(new AuditTrail.Verified(LINES + 2, List.of(), List.of(6L)), verify());
    }

    @Test
    void whatWasWrittenJustBeforeACrashIsNoFault() throws IOException {
        Path head = directory.resolve("audit.head");
        String before = Files.readString(head);
        happened("m-6");
        Files.writeString(head, before);
        assertEquals(List.of(), verify().faults());
    }

    @Test
    void noLogIsAnEmptyOne() {
        assertEquals(
                new AuditTrail.Verified(0, List.of(), List.of()),
                new AuditTrail(directory.resolve("elsewhere").resolve("audit.jsonl")).verify());
    }

    @Test
    void theStoryIsToldInOrder() {
        List<String> story = new ArrayList<>();
        new AuditTrail(file).forEach(entry -> story.add(entry.who() + " " + entry.what() + " " + entry.messageId()));
        assertEquals("tester sent m-1", story.get(0));
        assertEquals(LINES, story.size());
    }

    private void happened(String id) {
        new AuditLog(file).append(List.of(AuditEvent.of(Drafts.NOW, "tester", What.SENT, Drafts.reply(id))));
    }

    private AuditTrail.Verified verify() {
        return new AuditTrail(file).verify();
    }

    private void assertFault(String named) {
        List<String> faults = verify().faults();
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).contains(named), faults::toString);
    }
}
