package dev.opswarden.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {

    @TempDir
    private Path parent;

    private Path directory() {
        return parent.resolve("deep/data");
    }

    private Path journal() {
        return directory().resolve("hub.jsonl");
    }

    /** A hub's life: two messages, one of them read, and a note. */
    private JsonNode live() {
        try (TestHub hub = TestHub.in(directory())) {
            hub.post("/messages/", TestHub.message("a", "b", "one ü 🙂"), "Idempotency-Key", "k1");
            String two =
                    hub.post("/messages/", TestHub.message("a", "b", "two")).text("id");
            hub.markRead(two);
            hub.markRead(two);
            hub.post("/progress/", TestHub.note("done"), "Idempotency-Key", "k1");
            return hub.get("/messages/").body();
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterARestartKeysIncluded() throws IOException {
        JsonNode before = live();
        assertEquals(5, Files.readAllLines(journal()).size(), "a second read mark changes nothing");

        try (TestHub hub = TestHub.in(directory())) {
            assertEquals(before, hub.get("/messages/").body());
            assertEquals(
                    1, hub.get("/messages/?unread_only=true&to_agent=b").body().size());
            TestHub.Answer again = hub.post("/messages/", TestHub.message("a", "b", "x"), "Idempotency-Key", "k1");
            assertEquals(200, again.status());
            assertEquals(before.get(0), again.body());
            assertEquals(
                    200,
                    hub.post("/progress/", TestHub.note("y"), "Idempotency-Key", "k1")
                            .status());
            assertEquals(
                    "done", hub.get("/progress/").body().get(0).get("summary").asText());
        }
    }

    @Test
    void whatIsKeptIsForTheOwnerAlone() throws IOException {
        live();

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())));
    }

    @Test
    void aLastLineThatWasCutOffIsDroppedWhereverTheCutIs() throws IOException {
        JsonNode before = live();
        byte[] whole = Files.readAllBytes(journal());
        byte[] torn = "{\"type\":\"message\",\"key\":\"k2\",\"message\":{\"id\":\"ü".getBytes(StandardCharsets.UTF_8);

        for (int length : new int[] {1, 8, torn.length - 1, torn.length}) {
            Files.write(journal(), whole);
            Files.write(journal(), Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
            try (TestHub hub = TestHub.in(directory())) {
                assertEquals(before, hub.get("/messages/").body());
            }
            assertArrayEquals(whole, Files.readAllBytes(journal()), "cut at " + length);
        }
    }

    @Test
    void aJournalCutOffInItsFirstLineBeginsAnew() throws IOException {
        Files.createDirectories(directory());
        Files.writeString(journal(), "{\"type\":\"jour");

        assertEquals(2, live().size());
        assertEquals(5, Files.readAllLines(journal()).size());
    }

    @Test
    void aWholeLastLineWithoutItsLineFeedCounts() throws IOException {
        JsonNode before = live();
        byte[] whole = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(whole, whole.length - 1));

        try (TestHub hub = TestHub.in(directory())) {
            assertEquals(before, hub.get("/messages/").body());
            assertEquals(1, hub.get("/progress/").body().size());
        }
        assertArrayEquals(whole, Files.readAllBytes(journal()));
    }

    @Test
    void aDamagedLineInTheMiddleIsNamedAndNothingIsOverwritten() throws IOException {
        live();
        List<String> lines = Files.readAllLines(journal());
        for (String damage : List.of(
                "",
                "{\"type\":\"mess",
                "{}",
                "[]",
                "\u0000\u0000",
                "{\"type\":\"read\",\"id\":\"nobody\",\"read_at\":\"2026-11-02T09:30:00Z\"}",
                lines.get(1))) {
            String text = String.join("\n", lines.get(0), lines.get(1), damage, lines.get(2)) + "\n";
            Files.writeString(journal(), text);

            HubException damaged = assertThrows(HubException.class, () -> TestHub.in(directory()));
            assertEquals(HubException.Kind.STORAGE, damaged.kind());
            assertTrue(damaged.getMessage().contains(journal() + ", line 3 "), damaged.getMessage());
            assertEquals(text, Files.readString(journal()));
        }
        Files.write(journal(), lines);
        try (TestHub hub = TestHub.in(directory())) {
            assertEquals(2, hub.get("/messages/").body().size(), "the directory was given back each time");
        }
    }

    @Test
    void aFileThatIsNoJournalOrANewerOneIsLeftAlone() throws IOException {
        Files.createDirectories(directory());
        for (String text : List.of("my notes\n", "{\"type\":\"journal\"}\n", "{\"type\":\"journal\",\"schema\":2}\n")) {
            Files.writeString(journal(), text);
            HubException refused = assertThrows(HubException.class, () -> TestHub.in(directory()));
            assertTrue(refused.getMessage().contains(journal().toString()), refused.getMessage());
            assertEquals(text, Files.readString(journal()));
        }
    }

    @Test
    void aSecondHubOnTheSameDirectoryIsRefusedAndTheFirstKeepsIt() throws Exception {
        try (TestHub first = TestHub.in(directory())) {
            Path link = Files.createSymbolicLink(parent.resolve("link"), directory());
            for (Path path : List.of(directory(), link)) {
                HubException refused = assertThrows(HubException.class, () -> TestHub.in(path));
                assertEquals(HubException.Kind.STORAGE, refused.kind());
                assertTrue(refused.getMessage().contains("in use by another hub"), refused.getMessage());
            }
            assertTrue(otherProcessIsRefused(), "the lock survived the attempts of this process");
            assertEquals(
                    201,
                    first.post("/messages/", TestHub.message("a", "b", "s")).status());
        }
        try (TestHub next = TestHub.in(directory())) {
            assertEquals(1, next.get("/messages/").body().size());
        }
    }

    private boolean otherProcessIsRefused() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return said.contains("process " + ProcessHandle.current().pid()) && process.exitValue() == 3;
    }

    /** Tries to take a directory; says why it could not. */
    static final class OtherProcess {
        public static void main(String[] args) throws IOException {
            try (DirectoryLock lock = DirectoryLock.take(Path.of(args[0]))) {
                System.out.println("taken");
            } catch (HubException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    @Test
    void aDirectoryThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        for (Path path : List.of(file, file.resolve("below"))) {
            HubException refused = assertThrows(HubException.class, () -> TestHub.in(path));
            assertEquals(HubException.Kind.STORAGE, refused.kind());
            assertTrue(refused.getMessage().contains(path.toString()), refused.getMessage());
        }
    }

    @Test
    void aJournalThatCannotBeWrittenStopsWritingAndNotReading() throws IOException {
        HubState state = new HubState();
        state.apply(new Change.MessageAdded(
                new Message("m", "a", "b", "", "", null, Instant.EPOCH, null, null, null, List.of()), null));
        FileJournal journal = FileJournal.open(directory(), new HubState());
        journal.close();
        Desk desk = new Desk(state, journal, Clock.systemUTC());

        for (int i = 0; i < 2; i++) {
            HubException refused = assertThrows(HubException.class, () -> desk.markRead("m"));
            assertTrue(refused.getMessage().contains(journal().toString()), refused.getMessage());
            assertTrue(state.messages().byId("m").orElseThrow().unread(), "what is not kept does not count");
        }
    }
}
