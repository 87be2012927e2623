package dev.opswarden.dist;

import static dev.opswarden.dist.Latches.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code warden-runtime tick} as a process, against a hub over HTTP. */
final class TickIT extends TickSetUp {

    @Test
    void aNewMessageIsDraftedAndTheOnlyWriteIsTheProgressNote() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(1));

        JsonNode report = tick(0);

        assertEquals("drafted", report.at("/outcome").asText());
        assertEquals(1, report.at("/decisions/reply").asInt());
        assertEquals(1, report.at("/brains/drools").asInt());
        assertEquals("posted", report.at("/progress_note").asText());
        assertEquals(
                "health fetch triage store digest progress notify",
                String.join(" ", report.at("/stages").findValuesAsText("name")));
        Path state = state();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        try (Stream<Path> files = Files.walk(state)) {
            files.filter(Files::isRegularFile).forEach(file -> assertEquals("rw-------", mode(file), file::toString));
        }
        assertTrue(Files.readString(Path.of(report.at("/digest").asText())).contains("warden-runtime approve m0"));
        assertEquals(
                1,
                hub.requests().stream().filter(line -> !line.startsWith("GET ")).count(),
                hub.requests()::toString);
    }

    @Test
    void aSecondTickHasNothingToDoAndADryRunLeavesNoTrace() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        JsonNode dry = JSON.readTree(run("tick", "--dry-run", "--json").out());
        assertEquals("dry-run", dry.at("/outcome").asText());
        assertEquals(3, dry.at("/proposed").size());
        assertFalse(Files.exists(state()));
        assertEquals(
                0,
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count());
        tick(0);
        long posts =
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count();

        JsonNode second = tick(0);

        assertEquals("no-op", second.at("/outcome").asText());
        assertTrue(second.at("/digest").isNull());
        assertEquals("skipped", second.at("/progress_note").asText());
        assertEquals(
                posts,
                hub.requests().stream().filter(line -> line.startsWith("POST ")).count());
    }

    @Test
    void theKillSwitchWinsFromEitherPlaceAndOpensNothing() throws Exception {
        environment.put("WORKER_ENABLED", "1");
        Path config = Files.createDirectories(distribution.home().resolve(".config/ops-warden"));
        Files.writeString(config.resolve("worker.env"), "what is this?\nWORKER_ENABLED=0\n");

        JsonNode report = tick(0);

        assertEquals("disabled", report.at("/outcome").asText());
        assertTrue(report.at("/reason").asText().contains("worker.env:2"), report::toString);
        assertEquals(0, hub.requests().size());
        assertFalse(Files.exists(state()));
    }

    @Test
    void whileAnotherTickRunsThisOneEndsAtOnce() throws Exception {
        tick(0);
        int before = hub.requests().size();
        try (FileChannel channel = FileChannel.open(state().resolve("tick.lock"), StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertTrue(held.isValid());

            JsonNode report = tick(0);

            assertEquals("locked", report.at("/outcome").asText());
            assertEquals(before, hub.requests().size());
        }
    }

    @Test
    void sigtermInMidTickEndsItWithinFiveSecondsAndWhatWasDecidedBeforeIsKept() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(1));
        tick(0);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        hub.on("/messages/", exchange -> {
            asked.countDown();
            await(never);
        });
        Process process = distribution
                .process(environment, "tick", "--json")
                .redirectOutput(work.resolve("out").toFile())
                .redirectError(work.resolve("err").toFile())
                .start();
        try {
            assertTrue(asked.await(60, TimeUnit.SECONDS));

            process.destroy();

            assertTrue(process.waitFor(5, TimeUnit.SECONDS));
            assertEquals(143, process.exitValue());
            assertTrue(Files.readString(state().resolve("worker-drafts.json")).contains("m0"));
        } finally {
            never.countDown();
            process.destroyForcibly();
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
