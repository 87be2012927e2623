package dev.opswarden.dist;

import static dev.opswarden.dist.InstalledWorker.FAILURE;
import static dev.opswarden.dist.InstalledWorker.SERVICE;
import static dev.opswarden.dist.InstalledWorker.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The installer where paths hold what systemd would take for its own, and where it may not write. */
@Timeout(1800)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(UserManager.LOCK)
final class UnusualPathsIT {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    static Path shared;

    private static InstalledWorker worker;

    @BeforeAll
    static void start() throws Exception {
        worker = InstalledWorker.start(shared.resolve("manager.log"), "100% of it, unpacked %h");
    }

    @AfterAll
    static void stop() throws Exception {
        if (worker != null) {
            worker.close();
        }
    }

    @AfterEach
    void uninstall() throws Exception {
        worker.uninstall();
    }

    @Test
    void blanksAndPercentSignsAreTakenAsTheyAre() throws Exception {
        Path prefix = worker.manager.home().resolve("a place, 50% %u");
        Path elsewhere = worker.manager.home().resolve("the state %i");

        worker.install(NOWHERE, "--prefix", prefix.toString());
        worker.set("WORKER_STATE_DIR=" + elsewhere);
        Ran again = worker.install(NOWHERE, "--prefix", prefix.toString());

        assertEquals(
                "",
                Stream.of(again.err().split("\n"))
                        .filter(line -> !line.endsWith("is not in your PATH"))
                        .reduce("", String::concat));
        Ran verified = worker.manager.run(Stream.concat(
                        Stream.of("systemd-analyze", "--user", "verify"),
                        Stream.of(SERVICE, FAILURE, TIMER)
                                .map(unit ->
                                        worker.manager.units().resolve(unit).toString()))
                .toArray(String[]::new));
        assertEquals("", verified.err());
        assertEquals(0, worker.systemctl("start", SERVICE));
        assertTrue(Files.exists(elsewhere.resolve("ticks.jsonl")), "the sandbox lets it write there");

        assertEquals(0, worker.installer("--uninstall").status());
        assertFalse(Files.exists(prefix.resolve("share/ops-warden")), "the unit named where it is");
        assertFalse(Files.isSymbolicLink(prefix.resolve("bin/warden-runtime")));
    }

    @Test
    void installedTwiceItIsAsInstalledOnce() throws Exception {
        worker.install(NOWHERE);
        List<String> once = units();

        Ran again = worker.install(NOWHERE);

        assertEquals(once, units());
        assertFalse(again.err().contains("stays as it is"), again::toString);
    }

    @Test
    void aHomeThatIsReachedByALinkIsTheSameHome() throws Exception {
        Path link = Path.of(worker.manager.home() + "-link");
        Files.createSymbolicLink(link, worker.manager.home());
        try {
            Ran ran = worker.manager.run(
                    "env",
                    "HOME=" + link,
                    worker.unpacked().resolve("systemd/install-worker-timer.sh").toString());
            assertEquals(0, ran.status(), ran::toString);
            worker.set("WARDEN_HUB_URL=" + NOWHERE);

            assertEquals(0, worker.systemctl("start", SERVICE));

            assertEquals(List.of("skipped"), worker.outcomes());
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void whereUnitsCannotBeWrittenNothingIsInstalled() throws Exception {
        Path systemd = worker.manager.home().resolve(".config/systemd");
        worker.manager.write(systemd.resolve("user.conf"), "");
        Files.setPosixFilePermissions(systemd, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Ran ran = worker.installer();

            assertEquals(74, ran.status(), ran::toString);
            assertTrue(ran.err().contains("'" + systemd + "/user' cannot be"), ran::toString);
            assertFalse(Files.exists(worker.installation()), "nothing was installed");
        } finally {
            Files.setPosixFilePermissions(systemd, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static List<String> units() throws Exception {
        try (Stream<Path> all = Files.list(worker.manager.units())) {
            return all.sorted()
                    .map(unit -> {
                        try {
                            return unit.getFileName() + "\n" + Files.readString(unit);
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
