package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {

    @TempDir
    Path home;

    private Path token;

    @BeforeEach
    void writeToken() throws IOException {
        token = Surrounded.write(home.resolve("here/token"), "s3cr3t\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hub.example.org",
                "http://localhost:8000",
                "http://hub.localhost",
                "http://LOCALHOST",
                "http://127.0.0.1",
                "http://127.255.3.9:1",
                "http://[::1]:8000",
                "http://[0:0:0:0:0:0:0:1]",
            })
    void aTokenGoesOverTlsOrStaysOnThisMachine(String url) {
        Loaded loaded = Surrounded.by(home)
                .with("WARDEN_HUB_URL", url)
                .with("WARDEN_HUB_TOKEN_FILE", "token")
                .load();

        assertEquals(Optional.of(token), loaded.settings().hub().tokenFile());
        assertEquals(List.of(), loaded.warnings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example.org",
                "HTTP://hub",
                "http://10.0.0.1",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://notlocalhost",
                "http://0.0.0.0",
                "http://[fe80::1]",
                "http://[::]",
            })
    void aTokenNeverGoesToAnotherMachineOverPlainHttp(String url) {
        List<String> errors = Surrounded.by(home)
                .with("WARDEN_HUB_URL", url)
                .with("WARDEN_HUB_TOKEN_FILE", "token")
                .errors();

        assertEquals(
                List.of("WARDEN_HUB_URL='" + url + "' with WARDEN_HUB_TOKEN_FILE='" + token
                        + "': the token would cross the network unencrypted; accepted: https, or a hub on this machine"
                        + " (localhost, 127.0.0.1, ::1), or no token"),
                errors);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the file is empty",
        "'  \n', the file is empty",
        "'two words', more than one word",
        "'two\nlines', more than one word",
        "'caf\u00e9', more than one word",
    })
    void aFileThatHoldsNoTokenIsRefused(String content, String reason) {
        Surrounded.write(token, content);

        for (String name : List.of("WARDEN_HUB_TOKEN_FILE", "LLM_CONNECT_API_KEY_FILE")) {
            String error = Surrounded.by(home).with(name, "token").errors().get(0);
            assertTrue(error.contains(reason), error);
        }
    }

    @Test
    void whatIsInTheFileIsNeverShown() {
        Surrounded.write(token, "hunter2 hunter2");

        String error = Surrounded.by(home)
                .with("WARDEN_HUB_TOKEN_FILE", "token")
                .errors()
                .get(0);

        assertFalse(error.contains("hunter2"), error);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        Surrounded.write(token, "x".repeat(64 * 1024 + 1));
        assertTrue(Surrounded.by(home)
                .with("WARDEN_HUB_TOKEN_FILE", "token")
                .errors()
                .get(0)
                .contains("the file has more than 64 KB"));

        Surrounded.write(token, "x".repeat(1024 * 1024 + 1));
        assertTrue(Surrounded.by(home)
                .with("WARDEN_HUB_CA_FILE", "token")
                .errors()
                .get(0)
                .contains("the file has more than 1024 KB"));
    }

    @Test
    void aSecretInPlaceOfAPathIsNotRepeated() {
        String error = Surrounded.by(home)
                .with("WARDEN_HUB_TOKEN_FILE", "ghp16C7e42F292c6912E7710c838347Ae178B4a")
                .errors()
                .get(0);

        assertTrue(error.startsWith("WARDEN_HUB_TOKEN_FILE=(not shown: it looks like a secret itself) "), error);
        assertFalse(error.contains("16C7"), error);
    }

    @Test
    void anApiKeyNeverGoesToAnotherMachineOverPlainHttp() {
        List<String> errors = Surrounded.by(home)
                .with("LLM_CONNECT_URL", "http://llm.example.org")
                .with("LLM_CONNECT_API_KEY_FILE", "token")
                .errors();

        assertEquals(1, errors.size());
        assertTrue(
                errors.get(0).startsWith("LLM_CONNECT_URL='http://llm.example.org' with LLM_CONNECT_API_KEY_FILE="),
                errors.get(0));
        assertEquals(
                List.of(),
                Surrounded.by(home)
                        .with("LLM_CONNECT_URL", "http://localhost:8080")
                        .with("LLM_CONNECT_API_KEY_FILE", "token")
                        .load()
                        .warnings());
    }

    @Test
    void certificatesHaveToBePem() {
        Surrounded.write(home.resolve("here/ca.der"), "0\u0082");
        assertTrue(Surrounded.by(home)
                .with("WARDEN_HUB_CA_FILE", "ca.der")
                .errors()
                .get(0)
                .contains("the file holds no certificate in PEM"));

        Path pem = Surrounded.write(home.resolve("here/ca.pem"), "-----BEGIN CERTIFICATE-----\n");
        assertEquals(
                Optional.of(pem),
                Surrounded.by(home)
                        .with("WARDEN_HUB_CA_FILE", "ca.pem")
                        .settings()
                        .hub()
                        .caFile());
    }

    @Test
    void credentialsInACommandAreNotPrinted() {
        Surrounded around = Surrounded.by(home).with("LLM_CONNECT_FORWARD", "tunnel https://me:hunter2@host 1:2");

        assertEquals(
                Optional.of("tunnel https://…@host 1:2"),
                around.effective("LLM_CONNECT_FORWARD").value());
        assertEquals(
                Optional.of("tunnel https://me:hunter2@host 1:2"),
                around.settings().forPlugins().text("LLM_CONNECT_FORWARD"));
    }
}
