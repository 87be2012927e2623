package dev.opswarden.engine.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A state directory that is not there yet, and the store in it. */
abstract class StateStoreSetUp {

    static final Clock CLOCK = Clock.fixed(Drafts.NOW, ZoneOffset.UTC);

    @TempDir
    Path temporary;

    Path directory;

    @BeforeEach
    void nameADirectoryThatIsNotThereYet() {
        directory = temporary.resolve("share/ops-warden");
    }

    StateStore open() {
        return StateStore.open(directory, CLOCK);
    }

    Path drafts() {
        return directory.resolve("worker-drafts.json");
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
