package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees on the desktop, read back from a real notification daemon. */
final class DesktopIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    private Distribution distribution;

    @BeforeEach
    void open() throws IOException {
        distribution = new Distribution(work);
    }

    @Test
    void hostileTextIsShownAsWordsAndNothingNewShowsNothing() throws Exception {
        try (Desktop desktop = Desktop.start(Files.createDirectory(work.resolve("desktop")));
                HubProcess hub = new HubProcess(distribution, work.resolve("hub"))) {
            hub.message(
                    "[URGENT] <b>bold</b> <a href=\"http://evil\">x</a> \\074u\\076 \u202e\u001b[2J",
                    "it is down, password=correct-horse-Battery9staple");
            hub.message("hunter: token ghp_16C7e42F292c6912E7710c838347Ae178B4a", "what is this?");

            JsonNode report = tick(desktop.environment(), hub.url());

            assertEquals("[\"desktop\"]", report.path("notified").toString(), report::toString);
            List<JsonNode> shown = desktop.shown();
            assertEquals(1, shown.size());
            assertEquals("ops-warden", Desktop.field(shown.get(0), "appname"));
            assertTrue(
                    Desktop.field(shown.get(0), "summary").matches("ops-warden: \\d.*"),
                    Desktop.field(shown.get(0), "summary"));
            String body = Desktop.field(shown.get(0), "body");
            assertTrue(body.contains("urgent: [URGENT] &lt;b&gt;bold&lt;/b&gt;"), body);
            assertFalse(body.contains("<"), body);
            assertFalse(body.contains("\u202e") || body.contains("\u001b") || body.contains("\\"), body);
            assertFalse(body.contains("ghp_16C7"), body);
            assertFalse(body.contains("Battery9staple"), body);

            JsonNode second = tick(desktop.environment(), hub.url());
            assertEquals("no-op", second.path("outcome").asText());
            assertEquals(1, desktop.shown().size());
        }
    }

    @Test
    void aRealFaultIsToldOfOnceAndAgainWhenItIsOver() throws Exception {
        try (Desktop desktop = Desktop.start(Files.createDirectory(work.resolve("desktop")))) {
            Path runtime = Files.createDirectories(work.resolve("run/ops-warden-worker"))
                    .getParent();
            tellFailure(desktop, runtime, "78", "failed");
            tellFailure(desktop, runtime, "78", "failed");
            assertEquals(1, desktop.shown().size());
            assertTrue(Desktop.field(desktop.shown().get(0), "body").contains("A setting cannot be used (status 78)."));

            tellFailure(desktop, runtime, "", "over");
            tellFailure(desktop, runtime, "", "over");
            assertEquals(2, desktop.shown().size());
            assertEquals(
                    "ops-warden: the worker runs again",
                    Desktop.field(desktop.shown().get(0), "summary"));
        }
    }

    @Test
    void withoutABusOrADaemonTheReportSaysSoAndTheTickIsFine() throws Exception {
        try (HubProcess hub = new HubProcess(distribution, work.resolve("hub"))) {
            hub.message("one", "text");
            JsonNode none = tick(Map.of(), hub.url());
            assertEquals("[]", none.path("notified").toString());
            assertTrue(none.at("/stages/6/detail").asText().contains("no session bus"), none::toString);

            Needed.program("notify-send", "libnotify-bin");
            hub.message("two", "text");
            JsonNode dead = tick(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + work.resolve("nobody")), hub.url());
            assertEquals("[]", dead.path("notified").toString());
            assertTrue(dead.at("/stages/6/detail").asText().contains("ended with status 1"), dead::toString);
        }
    }

    private JsonNode tick(Map<String, String> session, String hub) throws Exception {
        Map<String, String> environment = new HashMap<>(session);
        environment.put("WARDEN_HUB_URL", hub);
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());
        Ran ran = distribution.run(environment, "tick", "--json");
        assertEquals(0, ran.status(), ran::toString);
        return JSON.readTree(ran.out());
    }

    private void tellFailure(Desktop desktop, Path runtime, String status, String what) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh",
                Path.of(System.getProperty("warden.dist", ""), "lib/tell-failure.sh")
                        .toString(),
                what);
        builder.environment().putAll(desktop.environment());
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        builder.environment().put("MONITOR_EXIT_STATUS", status);
        builder.redirectErrorStream(true)
                .redirectOutput(work.resolve("told.txt").toFile());
        assertEquals(0, builder.start().waitFor());
    }
}
