package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A notification daemon that this project did not write (dunst), under Xvfb, on a session bus of its own. */
final class Desktop implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Makes a command of whoever is at the desktop. */
    interface Person {

        ProcessBuilder command(List<String> words);
    }

    private final Path work;
    private final Person person;
    private final List<Process> processes = new ArrayList<>();
    private String bus = "";
    private String display = "";
    private int forgotten;

    private Desktop(Path work, Person person) {
        this.work = work;
        this.person = person;
    }

    /** Starts one for whoever runs the test; where a program for it is missing the test is left out. */
    static Desktop start(Path work) throws IOException, InterruptedException {
        return start(work, ProcessBuilder::new, "unix:tmpdir=" + work);
    }

    /** Starts one for a user with a runtime directory, where everything of that user's finds the session bus. */
    static Desktop start(UserManager user) throws IOException, InterruptedException {
        Path work = Files.createDirectories(user.home().resolve("desktop"));
        user.write(work.resolve("README"), "of a test\n");
        return start(work, words -> user.process(words.toArray(String[]::new)), "unix:path=" + user.runtime() + "/bus");
    }

    private static Desktop start(Path work, Person person, String address) throws IOException, InterruptedException {
        Needed.program("notify-send", "libnotify-bin");
        Needed.program("dunst", "dunst");
        Needed.program("Xvfb", "xvfb");
        Needed.program("dbus-daemon", "dbus");
        Desktop desktop = new Desktop(work, person);
        try {
            desktop.bus = desktop.firstLine(
                    "dbus-daemon", "--session", "--nofork", "--address=" + address, "--print-address=1");
            desktop.display = ":" + desktop.firstLine("Xvfb", "-displayfd", "1", "-screen", "0", "900x400x24");
            // Markup is obeyed: what could be markup has to show.
            Files.writeString(work.resolve("dunstrc"), "[global]\nmarkup = full\n");
            desktop.begin("dunst", "-conf", work.resolve("dunstrc").toString());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            Process dunst = desktop.processes.get(2);
            while (desktop.ask("dunstctl", "is-paused").isEmpty()) {
                if (dunst.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    throw new AssertionError("dunst did not start");
                }
            }
            return desktop;
        } catch (AssertionError | IOException e) {
            desktop.close();
            throw e;
        }
    }

    /** What a program needs to show something here. */
    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", bus);
    }

    /** What was shown, the latest first. */
    List<JsonNode> shown() throws IOException, InterruptedException {
        ask("dunstctl", "close-all");
        List<JsonNode> shown = new ArrayList<>();
        JSON.readTree(ask("dunstctl", "history")).at("/data/0").forEach(shown::add);
        return shown.subList(0, shown.size() - forgotten);
    }

    /** Forgets what was shown. */
    void clear() throws IOException, InterruptedException {
        forgotten += shown().size();
    }

    /** A field of one that was shown. */
    static String field(JsonNode notification, String name) {
        return notification.path(name).path("data").asText();
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroyForcibly();
        }
    }

    private String ask(String... command) throws IOException, InterruptedException {
        Process process =
                builder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? said : "";
    }

    private String firstLine(String... command) throws IOException {
        Process process = begin(command);
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(out.readLine()).strip();
    }

    private Process begin(String... command) throws IOException {
        Process process = builder(command)
                .redirectError(work.resolve(command[0] + ".log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private ProcessBuilder builder(String... command) {
        List<String> words = new ArrayList<>(List.of("env", "-u", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY=" + display));
        if (!bus.isEmpty()) {
            words.add("DBUS_SESSION_BUS_ADDRESS=" + bus);
        }
        words.addAll(List.of(command));
        return person.command(words).directory(work.toFile());
    }
}
