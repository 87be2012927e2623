package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillSwitchTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "no", "off", "OFF", "False", " 0 "})
    void offInTheEnvironmentWinsOverTheFile(String off) {
        Surrounded around = Surrounded.by(home).withFile("WORKER_ENABLED=1").with("WORKER_ENABLED", off);

        assertEquals(Optional.of("environment"), around.disabledBy());
        assertFalse(around.settings().enabled());
    }

    @Test
    void offInTheFileWinsOverTheEnvironment() {
        Surrounded around = Surrounded.by(home).withFile("WORKER_ENABLED=0").with("WORKER_ENABLED", "1");

        assertEquals(Optional.of(around.envFile() + ":1"), around.disabledBy());
        assertFalse(around.settings().enabled());
        assertEquals(
                Surrounded.line("WORKER_ENABLED", Optional.of("0"), Source.FILE, around.envFile() + ":1"),
                around.effective("WORKER_ENABLED"));
    }

    @Test
    void offInTheFileWinsOverALaterLine() {
        Surrounded around = Surrounded.by(home).withFile("WORKER_ENABLED=0", "WORKER_ENABLED=1");

        assertEquals(Optional.of(around.envFile() + ":1"), around.disabledBy());
        assertFalse(around.settings().enabled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WORKER_ENABLED=0",
                "  WORKER_ENABLED = 0 ",
                "WORKER_ENABLED=\"0\"",
                "WORKER_ENABLED='off'",
                "WORKER_ENABLED=0 # for now",
                "export WORKER_ENABLED=0",
                "WORKER_ENABLED=\"0",
            })
    void itIsFoundAmongLinesThatCannotBeRead(String line) {
        Surrounded around = Surrounded.by(home)
                .withFile("what is this", "WORKER_INTERVAL=soon", line, "\u0000=")
                .with("WORKER_KEEP", "never")
                .with("WORKER_ENABLED", "perhaps");

        assertEquals(Optional.of(around.envFile() + ":3"), around.disabledBy());
    }

    @Test
    void itIsFoundInAFileThatIsTooLarge() {
        Surrounded around = Surrounded.by(home).withFileText("WORKER_ENABLED=0\n" + "#".repeat(2 * 1024 * 1024));

        assertEquals(Optional.of(around.envFile() + ":1"), around.disabledBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WORKER_ENABLED=1", "# WORKER_ENABLED=0", "WORKER_ENABLED_=0", "WORKER_ENABLED", "A=0"})
    void otherLinesDoNotSwitchOff(String line) {
        assertEquals(Optional.empty(), Surrounded.by(home).withFile(line).disabledBy());
    }

    @Test
    void withoutAFileOrWithOneThatCannotBeReadTheWorkerIsOn() throws IOException {
        assertEquals(Optional.empty(), Surrounded.by(home).disabledBy());
        assertEquals(
                Optional.empty(), Surrounded.by(home).withConfigOption("none").disabledBy());
        assertEquals(
                Optional.empty(), Surrounded.by(home).withConfigOption("~/x").disabledBy());
        Files.createDirectories(Surrounded.by(home).envFile());
        assertEquals(Optional.empty(), Surrounded.by(home).disabledBy());
    }

    @Test
    void theEnvironmentSwitchesOffEvenWhenTheNamedFileIsMissing() {
        assertEquals(
                Optional.of("environment"),
                Surrounded.by(home)
                        .withConfigOption("none")
                        .with("WORKER_ENABLED", "0")
                        .disabledBy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "yes", "on", "ON"})
    void onIsOn(String on) {
        assertTrue(Surrounded.by(home).with("WORKER_ENABLED", on).settings().enabled());
    }
}
