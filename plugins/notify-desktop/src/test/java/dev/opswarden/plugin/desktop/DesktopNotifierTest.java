package dev.opswarden.plugin.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier.Outcome;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DesktopNotifierTest {

    private static final Digest DIGEST = new Digest(
            Path.of("/d"),
            List.of(new Digest.Entry(new MessageId("m"), "--alice", "--help <b>", Decision.ESCALATE, Priority.NORMAL)),
            0,
            1,
            List.of());

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void withoutASessionBusNothingIsStarted() throws Exception {
        program("touch " + directory.resolve("started"));

        Outcome outcome = notify(Map.of("PATH", directory.toString()), Duration.ofSeconds(5))
                .result();

        assertTrue(assertInstanceOf(Outcome.Declined.class, outcome).reason().startsWith("no session bus"));
        assertFalse(Files.exists(directory.resolve("started")));
    }

    @Test
    void textIsHandedOverAsTextAndNeverAsAnOption() throws Exception {
        program("for a; do printf '%s\\0' \"$a\"; done > " + directory.resolve("arguments"));

        Outcome outcome = notify(session(), Duration.ofSeconds(20)).result();

        assertEquals(new Outcome.Shown(), outcome);
        assertEquals(
                List.of(
                        "--app-name=ops-warden",
                        "--urgency=normal",
                        "--",
                        "ops-warden: 1 needs you",
                        "--help &lt;b&gt; (--alice)\nwarden-runtime digest"),
                List.of(Files.readString(directory.resolve("arguments")).split("\0")));
    }

    @Test
    void aBusInTheRuntimeDirectoryIsASessionBus() throws Exception {
        program("exit 0");
        Files.createFile(directory.resolve("bus"));

        Outcome outcome = notify(
                        Map.of("PATH", directory.toString(), "XDG_RUNTIME_DIR", directory.toString()),
                        Duration.ofSeconds(20))
                .result();

        assertEquals(new Outcome.Shown(), outcome);
    }

    @Test
    void whatItSaysWhenNobodyShowsNotificationsIsTheReason() throws Exception {
        program("echo 'The name is not activatable' >&2; exit 1");

        Outcome outcome = notify(session(), Duration.ofSeconds(20)).result();

        assertEquals(
                "'" + directory.resolve("notify-send") + "' ended with status 1: The name is not activatable",
                assertInstanceOf(Outcome.Declined.class, outcome).reason());
    }

    @Test
    void oneThatHangsIsKilledWithinTheLimit() throws Exception {
        program("echo $$ > " + directory.resolve("pid") + "; exec sleep 600");

        WardenException failure = assertInstanceOf(
                WardenException.class, notify(session(), Duration.ofSeconds(2)).cause());

        assertEquals(ErrorKind.TIMEOUT, failure.kind());
        assertTrue(failure.getMessage().contains("did not end within 1800 ms"), failure.getMessage());
        assertTrue(isGone(Files.readString(directory.resolve("pid")).strip()));
    }

    @Test
    void closingEndsTheOneThatRuns() throws Exception {
        program("echo $$ > " + directory.resolve("pid.new") + "; mv " + directory.resolve("pid.new") + " "
                + directory.resolve("pid") + "; exec sleep 600");
        DesktopNotifier notifier = notifier(session(), Duration.ofMinutes(5));
        Future<Outcome> shown =
                vertx.executeBlocking(() -> notifier.notify(DIGEST).result());
        Path pid = directory.resolve("pid");
        while (!Files.exists(pid)) {
            Thread.onSpinWait();
        }

        notifier.close().await();

        shown.transform(done -> Future.succeededFuture()).await();
        assertTrue(isGone(Files.readString(pid).strip()));
    }

    /** Waits for its end: killed is one thing, collected another, which Java does on a thread of its own. */
    private static boolean isGone(String pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(pid));
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
        return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** As the host does it: what is thrown becomes a failure. */
    private Future<Outcome> notify(Map<String, String> environment, Duration limit) {
        try {
            return notifier(environment, limit).notify(DIGEST);
        } catch (WardenException e) {
            return Future.failedFuture(e);
        }
    }

    private DesktopNotifier notifier(Map<String, String> environment, Duration limit) {
        TestSettings settings = new TestSettings(Map.of(), Map.of("WORKER_TIMEOUT_NOTIFY", limit));
        return new DesktopNotifier(
                new TestContext("notify-desktop", vertx, settings, new TestingClock(), "ops-warden", directory),
                environment);
    }

    private Map<String, String> session() {
        return Map.of("PATH", directory + ":/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    }

    private void program(String script) throws IOException {
        Path file = Files.writeString(directory.resolve("notify-send"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
