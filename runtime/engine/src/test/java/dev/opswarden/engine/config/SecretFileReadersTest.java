package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who else can read the file of a token or a key. */
class SecretFileReadersTest {

    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = Surrounded.write(home.resolve("here/file"), "s3cr3t\n");
    }

    @ParameterizedTest
    @CsvSource({
        "WARDEN_HUB_TOKEN_FILE, rw-r-----, its group",
        "WARDEN_HUB_TOKEN_FILE, rw-r--r--, everybody on this machine",
        "WARDEN_HUB_TOKEN_FILE, rw----r--, everybody on this machine",
        "LLM_CONNECT_API_KEY_FILE, r--r-----, its group",
        "LLM_CONNECT_API_KEY_FILE, rwxrwxrwx, everybody on this machine",
    })
    void whoCanReadItBesideItsOwnerIsNamedWithWhatMendsIt(String name, String mode, String who) throws IOException {
        assertEquals(
                List.of(name + "='" + file + "': " + who + " can read it; chmod 600 '" + file + "'"),
                warnings(name, mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx--x--x", "rw--w----"})
    void aFileThatItsOwnerAloneCanReadIsNotWarnedOf(String mode) throws IOException {
        assertEquals(List.of(), warnings("WARDEN_HUB_TOKEN_FILE", mode));
        assertEquals(List.of(), warnings("LLM_CONNECT_API_KEY_FILE", mode));
    }

    @Test
    void behindALinkTheFileCounts() throws IOException {
        Files.createSymbolicLink(home.resolve("here/link"), file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertEquals(
                List.of(),
                Surrounded.by(home).with("WARDEN_HUB_TOKEN_FILE", "link").load().warnings());
    }

    @Test
    void theCertificateOfAnAuthorityIsForEverybody() throws IOException {
        Path ca = Surrounded.write(home.resolve("here/ca.pem"), "-----BEGIN CERTIFICATE-----\n");
        Files.setPosixFilePermissions(ca, PosixFilePermissions.fromString("rw-r--r--"));

        assertEquals(
                List.of(),
                Surrounded.by(home).with("WARDEN_HUB_CA_FILE", "ca.pem").load().warnings());
    }

    private List<String> warnings(String name, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return Surrounded.by(home).with(name, "file").load().warnings();
    }
}
