package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.JsonTree;
import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Decision;
import dev.opswarden.testkit.TestingClock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/state-format.md} names whatever is written: every file, every field, every word that a field can hold. */
final class StateFormatTest {

    @TempDir
    Path directory;

    private String page;
    private StateStore store;

    @BeforeEach
    void writeAllThereIs() throws IOException {
        page = Files.readString(Path.of("../../docs/state-format.md"));
        store = StateStore.open(directory.resolve("state"), new TestingClock());
        store.installationKey();
        Draft draft = everything();
        store.update(state -> state.withDraft(draft)
                .withDigestOwed("t-1")
                .withNoteOwed(new OwedNote("n", "summary", "detail", Drafts.NOW))
                .withEvents(List.of(AuditEvent.of(Drafts.NOW, "tester", AuditEvent.What.SENDING, draft)
                        .withDetail("again"))));
        store.tryTickLock().orElseThrow().close();
    }

    @Test
    void everyFieldOfTheStateIsNamed() throws IOException {
        Map<?, ?> state = parsed(store.directory().drafts());
        Map<?, ?> draft = in(in(state, "drafts"), "m-1");
        Set<String> fields = new TreeSet<>();
        for (Map<?, ?> object :
                List.of(state, draft, in(draft, "outgoing"), in(draft, "model"), in(in(state, "owed"), "n"))) {
            object.keySet().forEach(name -> fields.add((String) name));
        }
        assertTrue(fields.size() > 35, fields::toString);
        assertNamed(fields);
    }

    @Test
    void everyFieldOfTheAuditLogIsNamedAndEverythingThatCanHappen() throws IOException {
        parsed(store.directory().audit()).keySet().forEach(name -> assertNamed(List.of((String) name)));
        for (AuditEvent.What what : AuditEvent.What.values()) {
            assertNamed(List.of(what.label()));
        }
    }

    @Test
    void everyFileIsNamed() throws IOException {
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(store.directory().path())) {
            all.forEach(file -> files.add(file.getFileName().toString()));
        }
        assertEquals(
                Set.of("audit.head", "audit.jsonl", "key", "state.lock", "tick.lock", "worker-drafts.json"),
                Set.copyOf(files));
        assertNamed(files);
    }

    @Test
    void everyStatusAndDecisionIsNamed() {
        for (DraftStatus status : DraftStatus.values()) {
            assertNamed(List.of(status.label()));
        }
        for (Decision decision : Decision.values()) {
            assertNamed(List.of(decision.label()));
        }
    }

    private void assertNamed(Iterable<String> names) {
        for (String name : names) {
            assertTrue(page.contains("`" + name + "`"), () -> "docs/state-format.md does not name '" + name + "'");
        }
    }

    private static Map<?, ?> parsed(Path file) throws IOException {
        return JsonTree.parseObject(Files.readString(file)).orElseThrow();
    }

    private static Map<?, ?> in(Map<?, ?> object, String name) {
        return (Map<?, ?>) object.get(name);
    }

    /** A draft in which nothing is absent, empty or false: what is would be left out. */
    private static Draft everything() {
        return Drafts.builder("m-1", Decision.REPLY)
                .status(DraftStatus.SENDING)
                .closedAt(Optional.of(Drafts.NOW))
                .provisional(true)
                .attempts(1)
                .labels(List.of("label"))
                .warnings(List.of("warning"))
                .model(Optional.of(new AskedModel("model", "hash")))
                .messageMac(Optional.of("mac"))
                .edited(true)
                .outgoing(Optional.of(new Outgoing(new Owner(1, Instant.EPOCH, "attempt"), "text", Drafts.NOW)))
                .replyId(Optional.of("r-1"))
                .unsentText(Optional.of("unsent"))
                .readOwed(true)
                .build();
    }
}
