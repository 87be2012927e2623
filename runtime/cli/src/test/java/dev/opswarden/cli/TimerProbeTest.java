package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.config.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "echo ActiveState=active|ACTIVE",
                "echo ActiveState=inactive|INACTIVE",
                "echo ActiveState=failed|INACTIVE",
                "echo ActiveState=maintenance|UNKNOWN",
                "echo ActiveState=active; exit 1|UNKNOWN",
                "echo Failed to connect to bus >&2; exit 1|UNKNOWN",
                "exec sleep 60|UNKNOWN",
                "[ \"$*\" = '--user show -p ActiveState,NextElapseUSecRealtime ops-warden-worker.timer' ] && echo ActiveState=active|ACTIVE",
                "echo ActiveState=${XDG_MARK}|ACTIVE",
            })
    void systemdIsBelieved(String script, TimerState expected) throws IOException {
        install();
        systemctl(script);

        assertEquals(expected, probe());
    }

    @Test
    void theNextRunIsReadWhereThereIsOne() throws IOException {
        install();
        systemctl("echo ActiveState=active; echo NextElapseUSecRealtime=Mon 2026-11-23 12:00:35 $TZ");
        assertEquals(Optional.of(Instant.parse("2026-11-23T12:00:35Z")), timer().next());

        systemctl("echo ActiveState=active; echo NextElapseUSecRealtime=");
        assertEquals(Optional.empty(), timer().next());

        systemctl("echo ActiveState=active; echo NextElapseUSecRealtime=Mon yesterday 12:00:35 UTC");
        assertEquals(Optional.empty(), timer().next());
    }

    @Test
    void withoutSystemdNobodyCanSay() throws IOException {
        install();

        assertEquals(TimerState.UNKNOWN, probe());
    }

    private TimerState probe() {
        return timer().state();
    }

    private TimerProbe timer() {
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
