package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTest {

    @TempDir
    Path directory;

    @Test
    void aSecretShowsItselfAsStarsWhereverItIs() throws IOException {
        Secret secret = Secret.inFile(written(" s3cret\n"), "SOME_FILE");

        assertEquals("s3cret", secret.reveal());
        assertEquals("***", secret.toString());
        assertEquals("Optional[***]", Optional.of(secret).toString());
        assertEquals("you sent *** and ***", secret.hideIn("you sent s3cret and s3cret"));
    }

    @Test
    void aFileThatHoldsNoneIsNamedAndItsContentIsNot() throws IOException {
        for (String content : new String[] {"", " \n", "s3cret and more", "s3crét"}) {
            Path file = written(content);
            WardenException failure = assertThrows(WardenException.class, () -> Secret.inFile(file, "SOME_FILE"));

            assertEquals(ErrorKind.SETTINGS, failure.kind());
            assertTrue(failure.getMessage().startsWith("SOME_FILE: '" + file + "'"), failure.getMessage());
            assertFalse(failure.getMessage().contains("s3cr"), failure.getMessage());
        }
    }

    @Test
    void nothingIsNoSecret() {
        assertThrows(IllegalArgumentException.class, () -> Secret.of(" "));
    }

    private Path written(String content) throws IOException {
        return Files.writeString(directory.resolve("token"), content);
    }
}
