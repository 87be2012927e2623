package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.config.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerProbeTest {

    @TempDir
    Path home;

    @Test
    void withoutAUnitFileItIsNotInstalledWhateverSystemdSays() throws IOException {
        systemctl("echo active");

        assertEquals(TimerState.NOT_INSTALLED, probe());
    }

    @ParameterizedTest
    @CsvSource({
        "echo active,ACTIVE",
        "echo inactive; exit 3,INACTIVE",
        "echo failed; exit 3,INACTIVE",
        "echo unknown; exit 4,UNKNOWN",
        "echo Failed to connect to bus >&2; exit 1,UNKNOWN",
        "exec sleep 60,UNKNOWN",
        "[ \"$*\" = '--user is-active ops-warden-worker.timer' ] && echo active,ACTIVE",
        "echo ${XDG_MARK},ACTIVE",
    })
    void systemdIsBelieved(String script, TimerState expected) throws IOException {
        install();
        systemctl(script);

        assertEquals(expected, probe());
    }

    @Test
    void withoutSystemdNobodyCanSay() throws IOException {
        install();

        assertEquals(TimerState.UNKNOWN, probe());
    }

    private TimerState probe() {
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME",
                home.resolve("config").toString(),
                "PATH",
                "relative:" + home.resolve("bin") + ":/nowhere",
                "XDG_MARK",
                "active");
        return TimerProbe.of(new Surroundings(environment, home, home, home));
    }

    private void install() throws IOException {
        Path units = Files.createDirectories(home.resolve("config/systemd/user"));
        Files.createFile(units.resolve("ops-warden-worker.timer"));
    }

    private void systemctl(String script) throws IOException {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("systemctl");
        Files.writeString(program, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
