package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program beside jars that are bad, or do what no plugin may: the good ones run, and the bad ones are named. */
final class BadPluginsIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path work;

    private Distribution distribution;
    private HubProcess hub;
    private Path plugins;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> causes = new LinkedHashMap<>();

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new HubProcess(distribution, work.resolve("hub"));
        plugins = Files.createDirectory(work.resolve("plugins"));
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(Path.of(System.getProperty("warden.dist", ""), "plugins"), "*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, plugins.resolve(jar.getFileName().toString()));
            }
        }
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_PLUGINS_DIR", plugins.toString());
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());
        environment.put("WORKER_NOTIFY", "loud");
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void aTickRunsBesideADirectoryFullOfBadJarsAndEachIsNamedEverywhere() throws Exception {
        putBadJars();
        hub.message("where is the deploy key?", "Where is the deploy key kept?");

        JsonNode report = JSON.readTree(done("tick", "--json").out());

        assertEquals("drafted", report.at("/outcome").asText(), report::toString);
        assertEquals(1, report.at("/brains/drools").asInt());
        assertEquals("[\"loud\"]", report.at("/notified").toString());
        assertNamed("the report's warnings", report.at("/warnings").toString());
        assertNamed("the digest", Files.readString(Path.of(report.at("/digest").asText())));

        JsonNode listed = JSON.readTree(done("-v", "plugins", "list", "--json").out());
        assertNamed("plugins list", listed.toString());
        Set<String> failed = new TreeSet<>();
        Set<String> started = new TreeSet<>();
        for (JsonNode plugin : listed.at("/plugins")) {
            String file = Path.of(plugin.at("/path").asText()).getFileName().toString();
            (plugin.at("/state").asText().equals("failed") ? failed : started).add(file);
            assertEquals(
                    plugin.at("/state").asText().equals("started"),
                    plugin.at("/error").isNull(),
                    plugin::toString);
        }
        assertEquals(new TreeSet<>(causes.keySet()), failed);
        assertEquals(5, started.size(), started::toString);

        JsonNode checkup = JSON.readTree(run("doctor", "--json").out());
        assertNamed("doctor", checkup.toString());
    }

    @Test
    void aPluginThatEndsTheProcessLosesNothingAndIsNamed() throws Exception {
        PluginJar.pack(plugins.resolve("exiting.jar"), "exiting", BadPlugins.Exiting.class, Map.of());
        environment.put("WORKER_BRAIN", "drools,exiting");
        hub.message("where is the deploy key?", "Where is the deploy key kept?");
        assertEquals(
                1,
                JSON.readTree(done("tick", "--json").out())
                        .at("/drafts/pending")
                        .asInt());
        hub.message("exit", "please");

        Ran ended = run("tick");

        assertEquals(70, ended.status(), ended::err);
        assertTrue(ended.err().contains("plugin 'exiting' ends the process"), ended::err);
        assertTrue(ended.err().contains("plugins disable exiting"), ended::err);
        done("audit", "verify");
        assertEquals(
                1,
                JSON.readTree(done("status", "--json").out())
                        .at("/pending_drafts")
                        .asInt());

        done("plugins", "disable", "exiting");
        JsonNode next = JSON.readTree(done("tick", "--json").out());
        assertEquals("drafted", next.at("/outcome").asText(), next::toString);
        assertEquals(1, next.at("/messages/new").asInt());
    }

    @Test
    void aPluginThatEndsTheProcessWhileItIsLoadedCanBeSwitchedOff() throws Exception {
        PluginJar.pack(plugins.resolve("at-once.jar"), "at-once", BadPlugins.ExitingAtOnce.class, Map.of());

        for (String command : new String[] {"tick", "status", "doctor"}) {
            Ran ended = run(command);
            assertEquals(70, ended.status(), () -> command + ": " + ended.err());
            assertTrue(ended.err().contains("plugin 'at-once' end"), () -> command + ": " + ended.err());
        }
        done("plugins", "disable", "at-once");

        assertEquals(
                "no-op",
                JSON.readTree(done("tick", "--json").out()).at("/outcome").asText());
    }

    private void putBadJars() throws IOException {
        PluginJar.pack(plugins.resolve("loud.jar"), "loud", BadPlugins.Loud.class, Map.of());
        Files.writeString(named("empty.jar", "zip file is empty"), "");
        Files.writeString(named("junk.jar", "not a readable jar"), "this is no jar");
        pack("slip.jar", "leads out of the jar", Map.of("../../escaped.sh", "#!/bin/sh"));
        pack("twin.jar", "another jar has the same Plugin-Id 'loud'", "loud", BadPlugins.Loud.class, Map.of());
        pack("bundles.jar", "comes from the host", Map.of("dev/opswarden/spi/Brain.class", ""));
        pack("wrapping.jar", "no licence", "wrapping", BadPlugins.Wrapping.class, Map.of());
        pack("mute.jar", "BadPlugins", "mute", BadPlugins.Mute.class, Map.of());
        pack("endless.jar", "did not end within 3s", "endless", BadPlugins.Endless.class, Map.of());
    }

    private void pack(String file, String cause, Map<String, String> resources) throws IOException {
        pack(file, cause, file.replace(".jar", ""), BadPlugins.Loud.class, resources);
    }

    private void pack(String file, String cause, String id, Class<?> extension, Map<String, String> resources)
            throws IOException {
        PluginJar.pack(named(file, cause), id, extension, resources);
    }

    private Path named(String file, String cause) {
        causes.put(file, cause);
        return plugins.resolve(file);
    }

    private void assertNamed(String where, String text) {
        assertAll(causes.entrySet().stream()
                .map(cause -> () ->
                        assertTrue(text.contains(cause.getValue()), () -> where + " lacks " + cause + ":\n" + text)));
    }

    private Ran done(String... args) throws Exception {
        Ran ran = run(args);
        assertEquals(0, ran.status(), () -> String.join(" ", args) + ": " + ran.err());
        return ran;
    }

    private Ran run(String... args) throws Exception {
        Ran ran = distribution.run(environment, args);
        assertFalse(ran.out().contains("\"loud\": true"), ran::out);
        return ran;
    }
}
