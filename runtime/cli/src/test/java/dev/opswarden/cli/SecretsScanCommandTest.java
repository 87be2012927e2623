package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsScanCommandTest {

    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
    }

    @Test
    void aSecretIsNamedByPlaceAndKindAndNeverShown() throws IOException {
        Path file = written("app.env", "# settings\nDB_PASSWORD=hunter2\n");

        Ran ran = shell.run("secrets", "scan", file.toString());

        assertEquals(1, ran.status());
        assertEquals(file + ":2:13: password\n", ran.out());
        assertFalse((ran.out() + ran.err()).contains("hunter2"));
    }

    @Test
    void filesWithoutASecretAreDone() throws IOException {
        Ran ran = shell.run(
                "secrets",
                "scan",
                written("notes.txt", "the password is in the vault\n").toString());

        assertEquals(0, ran.status());
        assertEquals("", ran.out());
    }

    @Test
    void theDocumentHasEveryFinding() throws IOException {
        Path one = written("one", "password: hunter2\n");
        Path two = written("two", "nothing\n");

        Ran ran = shell.run("secrets", "scan", "--json", one.toString(), two.toString());

        assertEquals(1, ran.status());
        String compact = ran.out().replaceAll("\\s", "");
        assertEquals(
                "{\"findings\":[{\"file\":\"" + one
                        + "\",\"line\":1,\"column\":11,\"length\":7,\"kind\":\"password\"}]}",
                compact);
    }

    @Test
    void nothingFoundIsAnEmptyDocument() throws IOException {
        Ran ran = shell.run(
                "secrets", "scan", "--json", written("two", "nothing\n").toString());

        assertEquals(0, ran.status());
        assertEquals("{\"findings\":[]}", ran.out().replaceAll("\\s", ""));
    }

    @Test
    void standardInputIsAFileLikeOthers() {
        Ran ran = shell.typing("token ghp_" + "a1B2c3D4e5F6".repeat(3) + "\n").run("secrets", "scan", "-");

        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("-:1:7: github-token"), ran.out());
    }

    @Test
    void aFingerprintAllowsAFindingFromThenOn() throws IOException {
        Path file = written("app.env", "DB_PASSWORD=hunter2\n");
        String shown =
                shell.run("secrets", "scan", "--fingerprints", file.toString()).out();
        String fingerprint = shown.substring(shown.indexOf("sha256:")).strip();
        Path rules = Files.createDirectories(home.resolve("rules"));
        Files.writeString(rules.resolve("secrets.yaml"), "allow:\n  - " + fingerprint + "\n");

        Ran ran = shell.with("WORKER_RULES_DIR", rules.toString()).run("secrets", "scan", file.toString());

        assertEquals(0, ran.status(), ran.out() + ran.err());
    }

    @Test
    void aFileOfTheOperatorThatCannotBeUsedIsSaidAndTheBuiltInKindsCount() throws IOException {
        Path rules = Files.createDirectories(home.resolve("rules"));
        Files.writeString(rules.resolve("secrets.yaml"), "patterns: 3\n");

        Ran ran = shell.with("WORKER_RULES_DIR", rules.toString())
                .run("secrets", "scan", written("a", "password: hunter2\n").toString());

        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("secrets.yaml:1: a list is expected"), ran.err());
    }

    @Test
    void whatIsNoFileIsAMistakeOfTheCommandLine() {
        Ran missing = shell.run("secrets", "scan", home.resolve("none").toString());
        Ran directory = shell.run("secrets", "scan", home.toString());

        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("does not exist"), missing.err());
        assertEquals(2, directory.status());
        assertTrue(directory.err().contains("is a directory"), directory.err());
        assertEquals(2, shell.run("secrets", "scan").status());
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }
}
