package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.opswarden.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    Path home;

    @Test
    void theTableNamesVariableValueAndSource() throws IOException {
        Path file = home.resolve("my.env");
        Files.writeString(file, "WARDEN_AGENT=somebody\n");

        Ran ran = new Shell(home).with("WORKER_KEEP", "7d").run("config", "--config", "my.env");

        assertEquals(0, ran.status());
        assertEquals("", ran.err());
        assertEquals(32, ran.out().lines().count());
        assertTrue(ran.out().matches("(?s).*\nWARDEN_AGENT +somebody +" + file + ":1\n.*"), ran.out());
        assertTrue(ran.out().matches("(?s).*\nWORKER_KEEP +7d +environment\n.*"), ran.out());
        assertTrue(ran.out().matches("(?s).*\nWORKER_QUIET +- +default\n.*"), ran.out());
    }

    @Test
    void inColourTheTextIsTheSame() {
        Ran coloured = new Shell(home).withColour().run("config");

        assertTrue(coloured.out().contains("\u001b[1mWARDEN_AGENT\u001b[0m "), coloured.out());
        assertEquals(new Shell(home).run("config").out(), coloured.out().replaceAll("\u001b\\[[0-9]+m", ""));
    }

    @Test
    void aTokenFileThatOthersCanReadIsWarnedOfAndItsContentIsNowhere() throws IOException {
        Path token = home.resolve("token");
        Files.writeString(token, "hunter2hunter2\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));

        Ran ran = new Shell(home)
                .with("WARDEN_HUB_TOKEN_FILE", token.toString())
                .with("LLM_CONNECT_API_KEY_FILE", token.toString())
                .run("config", "-v");

        assertEquals(0, ran.status());
        assertEquals(
                "warden-runtime: warning: WARDEN_HUB_TOKEN_FILE='" + token
                        + "': its group can read it; chmod 600 '" + token + "'\n"
                        + "warden-runtime: warning: LLM_CONNECT_API_KEY_FILE='" + token
                        + "': its group can read it; chmod 600 '" + token + "'\n",
                ran.err());
        assertFalse((ran.out() + ran.err()).contains("hunter2"), ran::toString);
    }

    @Test
    void askedForMoreItSaysWhatEachIsFor() {
        Ran ran = new Shell(home).run("config", "-v");

        assertEquals(64, ran.out().lines().count());
        assertTrue(ran.out().contains("    Where plugins are.\n"), ran.out());
    }

    @Test
    void theDocumentHoldsEveryVariableWithNullForNone() throws IOException {
        Ran ran = new Shell(home).with("WORKER_NOTIFY", "").run("config", "--json");

        List<Map<String, String>> settings = settings(ran.out());
        assertEquals(32, settings.size());
        assertTrue(settings.stream()
                .allMatch(one -> List.copyOf(one.keySet()).equals(List.of("name", "value", "source"))));
        assertTrue(settings.contains(row("WORKER_NOTIFY", null, "environment")), ran.out());
        assertTrue(settings.contains(row("WORKER_QUIET", null, "default")), ran.out());
        assertTrue(settings.contains(row("WORKER_MAX_MESSAGES", "200", "default")), ran.out());
    }

    @Test
    void warningsGoToStandardError() throws IOException {
        Ran ran = new Shell(home).with("WORKER_KEEEP", "x").run("config", "--json");

        assertEquals(0, ran.status());
        assertEquals(32, settings(ran.out()).size());
        assertEquals(
                "warden-runtime: warning: environment: 'WORKER_KEEEP' is no setting of warden-runtime;"
                        + " did you mean WORKER_KEEP?\n",
                ran.err());
    }

    @Test
    void whatCannotBeUsedIsSaidLineByLine() {
        Ran ran = new Shell(home)
                .with("WORKER_KEEP", "long")
                .with("WORKER_INBOX", "Hub")
                .run("config");

        assertEquals(78, ran.status());
        assertEquals("", ran.out());
        List<String> lines = ran.err().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("warden-runtime: WORKER_INBOX='Hub' (environment): "), ran.err());
        assertTrue(lines.get(1).startsWith("  WORKER_KEEP='long' (environment): "), ran.err());
    }

    @Test
    void withJsonWhatCannotBeUsedIsOneDocument() {
        Ran ran = new Shell(home).with("WORKER_KEEP", "long").run("config", "--json");

        assertEquals(78, ran.status());
        assertEquals("", ran.err());
        assertTrue(
                ran.out().startsWith("{\"error\":{\"kind\":\"settings\",\"message\":\"WORKER_KEEP='long' "), ran.out());
        assertEquals(1, ran.out().lines().count());
    }

    @Test
    void aPasswordInAUrlIsInNeitherOutput() {
        Ran ran =
                new Shell(home).with("WARDEN_HUB_URL", "https://me:hunter2@hub").run("config", "--json", "-v");

        assertEquals(78, ran.status());
        assertFalse((ran.out() + ran.err()).contains("hunter2"), ran.toString());
    }

    private static Map<String, String> row(String name, String value, String source) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("value", value);
        row.put("source", source);
        return row;
    }

    private static List<Map<String, String>> settings(String document) throws IOException {
        List<Map<String, String>> settings = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(document)) {
            assertEquals(JsonToken.START_OBJECT, json.nextToken());
            assertEquals("settings", json.nextFieldName());
            assertEquals(JsonToken.START_ARRAY, json.nextToken());
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> row = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    row.put(json.currentName(), json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText());
                }
                settings.add(row);
            }
            assertEquals(JsonToken.END_OBJECT, json.nextToken());
            assertEquals(null, json.nextToken());
        }
        return settings;
    }
}
