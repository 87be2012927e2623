package dev.opswarden.cli;

import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.text.HumanTime;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine around the program, as {@code doctor} looks at it: Java, the archive of a quick start, the timer. */
final class MachineCheckup {

    private static final String ENABLE = "systemctl --user enable --now " + TimerProbe.UNIT;

    private MachineCheckup() {}

    /** With what it was started. */
    static List<Finding> start() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("java", System.getProperty("java.version") + " in " + System.getProperty("java.home")));
        findings.add(archive()
                .map(file -> Finding.ok("quick start", "from the archive '" + file + "'"))
                .orElseGet(() -> Finding.warn(
                        "quick start",
                        "no archive of classes fits this Java and these jars: every start takes twice as long",
                        Mend.command(System.getProperty("warden.home", ".") + "/bin/warden-runtime", "--prepare"))));
        return findings;
    }

    private static Optional<String> archive() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:SharedArchiveFile=") || option.startsWith("-XX:AOTCache="))
                .map(option -> option.substring(option.indexOf('=') + 1))
                .findFirst();
    }

    /** What starts a tick. */
    static List<Finding> timer(Surroundings surroundings) {
        TimerProbe timer = TimerProbe.of(surroundings);
        Systemctl system = new Systemctl(surroundings);
        return switch (timer.state()) {
            case NOT_INSTALLED ->
                List.of(Finding.warn(
                        "timer",
                        "not installed; where cron runs the ticks that is as it should be",
                        Mend.command(surroundings.installation() + "/systemd/install-worker-timer.sh", "--enable")));
            case INACTIVE -> List.of(Finding.warn("timer", "installed, and off", ENABLE));
            case UNKNOWN ->
                List.of(Finding.warn(
                        "timer",
                        "installed, and no systemd of this user answers: is XDG_RUNTIME_DIR set?",
                        "systemctl --user status " + TimerProbe.UNIT));
            case ACTIVE -> List.of(active(timer, system), linger(system, surroundings));
        };
    }

    private static Finding active(TimerProbe timer, Systemctl system) {
        Map<String, String> fields = system.show(TimerProbe.UNIT, List.of("UnitFileState"));
        String next = timer.next()
                .map(at -> ", next run " + HumanTime.until(at, Instant.now()))
                .orElse("");
        return fields.getOrDefault("UnitFileState", "").equals("enabled")
                ? Finding.ok("timer", "active" + next)
                : Finding.warn("timer", "active" + next + ", and not enabled: it is gone after a new login", ENABLE);
    }

    private static Finding linger(Systemctl system, Surroundings surroundings) {
        String user = surroundings.environment().getOrDefault("USER", System.getProperty("user.name", ""));
        Optional<File> loginctl = system.program("loginctl");
        String answer = loginctl.map(program -> system.answer(program, List.of("show-user", user, "--property=Linger")))
                .orElse("")
                .strip();
        return switch (answer) {
            case "Linger=yes" -> Finding.ok("linger", "ticks also run while you are not logged in");
            case "Linger=no" ->
                Finding.warn(
                        "linger",
                        "ticks run only while you are logged in; a missed one is made up for at the next login",
                        "loginctl enable-linger");
            default ->
                Finding.warn(
                        "linger",
                        "it cannot be told whether ticks run while you are not logged in",
                        Mend.command("loginctl", "show-user", user, "--property=Linger"));
        };
    }
}
