package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line for cron in the playbook, in what cron gives a command: a short {@code PATH}, no session, no terminal. */
final class CronIT {

    private static final String FIELDS = "*/15 * * * * ";

    @TempDir
    Path work;

    @Test
    void theLineOfThePlaybookRunsATick() throws Exception {
        Path dist = Path.of(System.getProperty("warden.dist", ""));
        Distribution distribution = new Distribution(work);
        Path home = distribution.home();
        Files.createSymbolicLink(
                Files.createDirectories(home.resolve(".local/bin")).resolve("warden-runtime"),
                dist.resolve("bin/warden-runtime"));
        try (HubProcess hub = new HubProcess(distribution, work.resolve("hub"))) {
            hub.message("one", "text");
            Files.writeString(
                    Files.createDirectories(home.resolve(".config/ops-warden")).resolve("worker.env"),
                    "WARDEN_HUB_URL=" + hub.url() + "\n");

            // Where this machine's cron would put a line of its log is no business of a test.
            String command = line(dist).replace("logger -t warden-runtime", "cat");
            Process process = cron(home, command);

            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            String said = Files.readString(work.resolve("cron.txt"));
            assertEquals(0, process.exitValue(), said);
            assertTrue(said.contains("1 message decided"), said);
            List<String> ticks = Files.readAllLines(home.resolve(".local/state/ops-warden/ticks.jsonl"));
            assertEquals(1, ticks.size());
            assertEquals(
                    "drafted",
                    new JsonMapper().readTree(ticks.get(0)).path("outcome").asText());
        }
    }

    private static String line(Path dist) throws IOException {
        return Files.readAllLines(dist.resolve("docs/playbooks/scheduled-worker.md")).stream()
                .filter(line -> line.startsWith(FIELDS))
                .map(line -> line.substring(FIELDS.length()))
                .findFirst()
                .orElseThrow();
    }

    private Process cron(Path home, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("cron.txt").toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("SHELL", "/bin/sh");
        // As a line in the crontab would, where Java lies somewhere unusual.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }
}
