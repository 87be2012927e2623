package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The worker as an unprivileged user installs it from an unpacked distribution, with that user's own systemd. */
final class InstalledWorker implements AutoCloseable {

    static final String SERVICE = "ops-warden-worker.service";
    static final String FAILURE = "ops-warden-worker-failure.service";
    static final String TIMER = "ops-warden-worker.timer";
    private static final JsonMapper JSON = new JsonMapper();

    final UserManager manager;
    private final Path unpacked;

    private InstalledWorker(UserManager manager, Path unpacked) {
        this.manager = manager;
        this.unpacked = unpacked;
    }

    /**
     * A user with a distribution that is not installed yet.
     *
     * @param log where the user's systemd says what it does
     * @param unpacked the directory in the user's home that the distribution lies in
     */
    static InstalledWorker start(Path log, String unpacked) throws IOException, InterruptedException {
        UserManager manager = UserManager.start(log);
        // The build may lie where another user cannot look.
        Path dist = manager.home().resolve(unpacked);
        assertEquals(0, plain("cp", "-R", System.getProperty("warden.dist", ""), dist.toString()));
        manager.write(manager.home().resolve(".ssh/id"), "a key\n");
        return new InstalledWorker(manager, dist);
    }

    /** Installs it, and has it use a hub where the settings name none yet. */
    Ran install(String hub, String... arguments) throws IOException, InterruptedException {
        Ran ran = installer(arguments);
        assertEquals(0, ran.status(), ran::toString);
        if (!Files.readString(settings()).contains("\nWARDEN_HUB_URL=")) {
            // A machine that builds other things at the same time is slow: three seconds are no health of a hub.
            set("WARDEN_HUB_URL=" + hub
                    + "\nWORKER_TIMEOUT_HEALTH=60s\nWORKER_TIMEOUT_FETCH=60s\nWORKER_TIMEOUT_TRIAGE=120s");
        }
        return ran;
    }

    Ran installer(String... arguments) {
        return manager.run(Stream.concat(
                        Stream.of(unpacked.resolve("systemd/install-worker-timer.sh")
                                .toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** Adds a line to the settings. */
    void set(String line) throws IOException, InterruptedException {
        manager.write(settings(), Files.readString(settings()) + "\n" + line + "\n");
    }

    /** Takes lines out of the settings. */
    void unset(String name) throws IOException, InterruptedException {
        List<String> kept = Files.readAllLines(settings()).stream()
                .filter(line -> !line.startsWith(name + "="))
                .toList();
        manager.write(settings(), String.join("\n", kept) + "\n");
    }

    /** Adds a drop-in to the section {@code [Service]} of a unit. */
    void dropIn(String unit, String lines) throws IOException, InterruptedException {
        manager.write(manager.units().resolve(unit + ".d/test.conf"), "[Service]\n" + lines);
        assertEquals(0, systemctl("daemon-reload"));
    }

    /** Takes away every drop-in of a unit. */
    void withoutDropIns(String unit) throws IOException, InterruptedException {
        plain("rm", "-rf", manager.units().resolve(unit + ".d").toString());
        assertEquals(0, systemctl("daemon-reload"));
    }

    /** The status of {@code systemctl --user}. */
    int systemctl(String... arguments) {
        return manager.run(Stream.concat(Stream.of("systemctl", "--user"), Stream.of(arguments))
                        .toArray(String[]::new))
                .status();
    }

    /** Runs the program that is installed. */
    Ran warden(String... arguments) {
        return manager.run(Stream.concat(
                        Stream.of(manager.home()
                                .resolve(".local/bin/warden-runtime")
                                .toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    JsonNode status() {
        return json(warden("status", "--json").out());
    }

    Path unpacked() {
        return unpacked;
    }

    Path installation() {
        return manager.home().resolve(".local/share/ops-warden");
    }

    Path settings() {
        return manager.home().resolve(".config/ops-warden/worker.env");
    }

    Path state() {
        return manager.home().resolve(".local/state/ops-warden");
    }

    /** The reports of the ticks so far. */
    List<JsonNode> ticks() {
        Path history = state().resolve("ticks.jsonl");
        try {
            return Files.exists(history)
                    ? Files.readAllLines(history).stream()
                            .map(InstalledWorker::json)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> outcomes() {
        return ticks().stream().map(tick -> tick.path("outcome").asText()).toList();
    }

    /** Takes away the state, and what systemd and the failure unit remember. */
    void forget() throws IOException, InterruptedException {
        systemctl("reset-failed");
        plain("rm", "-rf", state().toString());
        Files.createDirectories(state());
        manager.write(state().resolve("x"), "");
        Files.delete(state().resolve("x"));
        plain("rm", "-rf", manager.runtime().resolve("ops-warden-worker").toString());
    }

    /** Takes away what was installed, and all that it left. */
    void uninstall() throws IOException, InterruptedException {
        assertEquals(0, installer("--uninstall").status());
        systemctl("reset-failed");
        for (String left : List.of(".config", ".local", ".cache")) {
            plain("rm", "-rf", manager.home().resolve(left).toString());
        }
        plain("rm", "-rf", manager.runtime().resolve("ops-warden-worker").toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        manager.close();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int plain(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor();
    }
}
