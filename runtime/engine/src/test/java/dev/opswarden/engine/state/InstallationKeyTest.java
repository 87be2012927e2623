package dev.opswarden.engine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstallationKeyTest {

    @TempDir
    Path directory;

    @Test
    void itIsMadeOnceHoweverManyAskAtATime() {
        Set<String> keys = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> HexFormat.of().formatHex(store().installationKey()))
                .collect(Collectors.toSet());
        assertEquals(1, keys.size());
        assertEquals(64, keys.iterator().next().length());
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        byte[] key = store().installationKey();
        assertArrayEquals(key, store().installationKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "zz"})
    void aDamagedOneIsNamedAndLeftAlone(String content) throws IOException {
        store();
        Files.writeString(file(), content);
        WardenException failure = assertThrows(WardenException.class, () -> store().installationKey());
        assertEquals(ErrorKind.STATE, failure.kind());
        assertTrue(failure.getMessage().contains("'" + file() + "'"), failure::getMessage);
        assertEquals(content, Files.readString(file()));
    }

    private Path file() throws IOException {
        return directory.toRealPath().resolve("state/key");
    }

    private StateStore store() {
        return StateStore.open(directory.resolve("state"), new TestingClock());
    }
}
