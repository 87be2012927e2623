package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    @Test
    void oneTickAtATimeWhicheverStoreItComesThrough() {
        StateStore first = StateStore.open(directory, CLOCK);
        StateStore second = StateStore.open(directory, CLOCK);
        TickLock lock = first.tryTickLock().orElseThrow();
        assertTrue(second.tryTickLock().isEmpty());
        assertTrue(first.tryTickLock().isEmpty());
        // Opening and closing a store must not make the lock fall.
        StateStore.open(directory, CLOCK);
        assertEquals(Optional.of(ProcessHandle.current().pid()), second.tickHolder());
        lock.close();
        lock.close();
        second.tryTickLock().orElseThrow().close();
        first.tryTickLock().orElseThrow().close();
    }

    @Test
    void aLinkToTheDirectoryLeadsToTheSameLock() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        try (TickLock lock = StateStore.open(real, CLOCK).tryTickLock().orElseThrow()) {
            assertTrue(StateStore.open(link, CLOCK).tryTickLock().isEmpty());
        }
    }

    @Test
    void changesOfManyThreadsAreAllKept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Updated>> changes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "m-" + i;
                StateStore store = StateStore.open(directory, CLOCK, Duration.ofSeconds(30));
                changes.add(() -> store.update(state -> Change.to(state.withDecided(List.of(Drafts.reply(id))))));
            }
            for (Future<Updated> done : threads.invokeAll(changes)) {
                assertTrue(done.get().written());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(40, StateStore.readOnly(directory).read().state().drafts().size());
    }

    @Test
    void waitingForAnotherHolderIsBounded() throws Exception {
        StateStore slow = StateStore.open(directory, CLOCK);
        StateStore quick = StateStore.open(directory, CLOCK, Duration.ofMillis(50));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Updated> holder = thread.submit(() -> slow.update(state -> {
                held.countDown();
                awaitUninterrupted(letGo);
                return Change.to(state);
            }));
            held.await();
            WardenException busy = assertThrows(WardenException.class, () -> quick.update(state -> Change.to(state)));
            assertEquals(ErrorKind.STATE, busy.kind());
            assertTrue(busy.getMessage().contains("another warden-runtime"), busy.getMessage());
            letGo.countDown();
            assertFalse(holder.get().written());
            assertFalse(quick.update(state -> Change.to(state)).written());
        } finally {
            letGo.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void anotherProcessHoldsBothLocksUntilItDies() throws Exception {
        StateStore store = StateStore.open(directory, CLOCK, Duration.ofMillis(50));
        Process child = ChildJvm.start(Holder.class, directory.toString());
        try {
            assertEquals("held\n", new String(child.getInputStream().readNBytes(5), StandardCharsets.UTF_8));
            assertTrue(store.tryTickLock().isEmpty());
            assertEquals(Optional.of(child.pid()), store.tickHolder());
            WardenException busy = assertThrows(WardenException.class, () -> store.update(state -> Change.to(state)));
            assertTrue(busy.getMessage().contains("(process " + child.pid() + ")"), busy.getMessage());
            // Looking needs no lock.
            assertEquals(List.of(), store.read().warnings());
        } finally {
            child.destroyForcibly();
            child.waitFor();
        }
        store.tryTickLock().orElseThrow().close();
        assertFalse(store.update(state -> Change.to(state)).written());
    }

    /** A child process: takes both locks, says so, and holds them until it is killed. */
    static final class Holder {
        public static void main(String[] args) {
            StateStore store = StateStore.open(Path.of(args[0]), Clock.systemUTC());
            TickLock lock = store.tryTickLock().orElseThrow();
            store.update(state -> {
                System.out.print("held\n");
                System.out.flush();
                awaitUninterrupted(new CountDownLatch(1));
                return Change.to(state);
            });
            lock.close();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
