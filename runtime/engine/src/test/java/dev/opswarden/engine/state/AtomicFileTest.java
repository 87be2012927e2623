package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtomicFileTest {

    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = "the new content, which is longer".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void aFileIsPrivateFromItsFirstMomentOn() throws IOException {
        Path file = directory.resolve("f");
        AtomicFile.write(file, out -> {
            for (Path temporary : entries()) {
                assertEquals("rw-------", mode(temporary));
                assertTrue(temporary.getFileName().toString().startsWith(".f."));
            }
            assertEquals(1, entries().size());
            out.write(NEW);
        });
        assertEquals("rw-------", mode(file));
        assertEquals(List.of(file), entries());
    }

    @ParameterizedTest
    @EnumSource(AtomicFile.Step.class)
    void aStepThatFailsLeavesTheOldFileOrTheNewOneAndNothingBeside(AtomicFile.Step failing) throws IOException {
        Path file = directory.resolve("f");
        AtomicFile.write(file, OLD);
        WardenException failure = assertThrows(
                WardenException.class,
                () -> AtomicFile.write(file, out -> out.write(NEW), step -> {
                    if (step == failing) {
                        throw new IOException("No space left on device");
                    }
                }));
        assertEquals(ErrorKind.STATE, failure.kind());
        assertTrue(failure.getMessage().contains("'" + file + "' cannot be written: No space left on device"));
        boolean renamed = failing == AtomicFile.Step.FSYNC_DIRECTORY;
        assertEquals(text(renamed ? NEW : OLD), Files.readString(file));
        assertEquals(List.of(file), entries());
    }

    @ParameterizedTest
    @EnumSource(AtomicFile.Step.class)
    void aProcessThatDiesLeavesTheOldFileOrTheNewOne(AtomicFile.Step dying) throws Exception {
        Path file = directory.resolve("f");
        AtomicFile.write(file, OLD);
        Process child = ChildJvm.start(DyingWriter.class, file.toString(), dying.name());
        assertEquals(ChildJvm.KILLED, child.waitFor());
        boolean renamed = dying == AtomicFile.Step.FSYNC_DIRECTORY;
        assertEquals(text(renamed ? NEW : OLD), Files.readString(file));

        for (Path left : entries()) {
            Files.setLastModifiedTime(left, FileTime.from(Drafts.NOW));
        }
        AtomicFile.cleanUp(directory, Drafts.NOW.plusSeconds(1));
        assertEquals(List.of(file), entries());
    }

    @Test
    void aTemporaryFileOfARunThatIsStillWritingStays() throws IOException {
        Path young = Files.createFile(directory.resolve(".f.12ab.tmp"));
        Path foreign = Files.createFile(directory.resolve("notes.tmp"));
        AtomicFile.cleanUp(directory, Instant.now().minusSeconds(3600));
        assertTrue(Files.exists(young));
        AtomicFile.cleanUp(directory, Instant.now().plusSeconds(3600));
        assertEquals(List.of(foreign), entries());
    }

    @Test
    void contentThatThrowsLeavesNothingBehind() throws IOException {
        Path file = directory.resolve("f");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(NEW);
                    throw new IllegalStateException("a defect");
                }));
        assertEquals(List.of(), entries());
    }

    /** A child process: writes, and dies as if killed before one of the steps. */
    static final class DyingWriter {
        public static void main(String[] args) {
            AtomicFile.write(Path.of(args[0]), out -> out.write(NEW), step -> {
                if (step.name().equals(args[1])) {
                    Runtime.getRuntime().halt(ChildJvm.KILLED);
                }
            });
        }
    }

    private List<Path> entries() throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
