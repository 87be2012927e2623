package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    Path home;

    @Test
    void theFileInTheConfigurationDirectoryIsRead() {
        Surrounded around = Surrounded.by(home).withFile("# mine", "", "WARDEN_AGENT=somebody");

        assertEquals(
                Surrounded.line("WARDEN_AGENT", Optional.of("somebody"), Source.FILE, around.envFile() + ":3"),
                around.effective("WARDEN_AGENT"));
    }

    @Test
    void theEnvironmentWins() {
        Surrounded around = Surrounded.by(home).withFile("WARDEN_AGENT=file").with("WARDEN_AGENT", "environment");

        assertEquals(
                Surrounded.line("WARDEN_AGENT", Optional.of("environment"), Source.ENVIRONMENT, "environment"),
                around.effective("WARDEN_AGENT"));
    }

    @Test
    void aNamedFileReplacesTheUsualOne() {
        Surrounded.write(home.resolve("here/other.env"), "WARDEN_AGENT=other\n");

        assertEquals(
                "other",
                Surrounded.by(home)
                        .withFile("WARDEN_AGENT=usual")
                        .withConfigOption("other.env")
                        .settings()
                        .agent());
    }

    @Test
    void aNamedFileThatIsMissingIsAnError() {
        assertEquals(
                List.of("the settings file '" + home.resolve("here/none.env")
                        + "' cannot be used: there is no such file"),
                Surrounded.by(home).withConfigOption("none.env").errors());
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsAnError() throws IOException {
        Surrounded around = Surrounded.by(home);
        Files.createDirectories(around.envFile());

        assertTrue(around.errors().get(0).endsWith("cannot be used: it is no regular file"));
    }

    @Test
    void theNullDeviceStandsForNoFile() {
        assertEquals(
                "ops-warden",
                Surrounded.by(home)
                        .withFile("WARDEN_AGENT=usual")
                        .withConfigOption("/dev/null")
                        .settings()
                        .agent());
    }

    @Test
    void aByteOrderMarkAndCarriageReturnsDoNotCount() {
        Surrounded around = Surrounded.by(home).withFileText("\uFEFFWARDEN_AGENT='a b'\r\nWORKER_KEEP=1d\r\n");

        assertEquals("a b", around.settings().agent());
        assertEquals("1d", around.effective("WORKER_KEEP").value().orElseThrow());
    }

    @Test
    void everyBrokenLineIsNamedWithItsNumber() {
        Surrounded around = Surrounded.by(home).withFile("WARDEN_AGENT=x", "oops", "", "export A=b");

        assertEquals(
                List.of(
                        around.envFile() + ":2: this is no NAME=value line, no comment (#) and not blank",
                        around.envFile() + ":4: leave out 'export': this is no shell, only NAME=value lines are read"),
                around.errors());
    }

    @Test
    void ofTwoLinesForOneNameTheLastCountsWithAWarning() {
        Surrounded around = Surrounded.by(home).withFile("WARDEN_AGENT=x", "WARDEN_AGENT=y");

        assertEquals("y", around.settings().agent());
        assertEquals(
                List.of(around.envFile() + ":2: WARDEN_AGENT was set before, in " + around.envFile()
                        + ":1; this one counts"),
                around.load().warnings());
    }

    @Test
    void aFileOfMoreThanAMegabyteIsAnError() {
        Surrounded around = Surrounded.by(home).withFileText("#".repeat(1024 * 1024 + 1));

        assertTrue(around.errors().get(0).endsWith("cannot be used: the file has more than 1024 KB"));
    }

    @Test
    void bytesThatAreNoUtf8AreAnErrorOfTheirLine() throws IOException {
        Surrounded around = Surrounded.by(home).withFile("");
        Files.write(
                around.envFile(), "WARDEN_AGENT=x\nWARDEN_AGENT=M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(List.of(around.envFile() + ":2: this line is not UTF-8"), around.errors());
    }
}
