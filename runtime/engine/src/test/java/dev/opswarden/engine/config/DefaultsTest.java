package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.PluginSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultsTest {

    @TempDir
    Path home;

    @Test
    void everythingHasTheDefaultOfTheContract() {
        Settings settings = Surrounded.by(home).settings();

        assertEquals(
                new HubSettings(URI.create("http://127.0.0.1:8000"), Optional.empty(), Optional.empty()),
                settings.hub());
        assertEquals("ops-warden", settings.agent());
        assertTrue(settings.enabled());
        assertEquals(Duration.ofMinutes(15), settings.interval());
        assertEquals("hub", settings.inbox());
        assertEquals(List.of("llm", "drools"), settings.brains());
        assertEquals(List.of("desktop"), settings.notifiers());
        assertEquals(Optional.empty(), settings.quiet());
        assertEquals(200, settings.maxMessages());
        assertEquals(Duration.ofDays(90), settings.keep());
        assertEquals(home.resolve(".local/state/ops-warden"), settings.stateDir());
        assertEquals(home.resolve("installed/rules"), settings.rulesDir());
        assertEquals(home.resolve("installed/plugins"), settings.pluginsDir());
        assertEquals(
                new StageLimits(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5)),
                settings.stageLimits());
        assertEquals(Duration.ofMinutes(4), settings.tickLimit());
        assertEquals(Duration.ofSeconds(15), settings.sendLimit());
        assertEquals(
                new LlmSettings(
                        Optional.empty(),
                        "default",
                        Optional.empty(),
                        Duration.ofSeconds(20),
                        50,
                        800,
                        0.5,
                        Optional.empty()),
                settings.llm());
    }

    @Test
    void everyVariableIsListedOnceInTheOrderOfTheContract() {
        assertEquals(
                List.of(
                        "WARDEN_HUB_URL",
                        "WARDEN_HUB_TOKEN_FILE",
                        "WARDEN_HUB_CA_FILE",
                        "WARDEN_AGENT",
                        "WORKER_ENABLED",
                        "WORKER_INTERVAL",
                        "WORKER_INBOX",
                        "WORKER_BRAIN",
                        "WORKER_NOTIFY",
                        "WORKER_QUIET",
                        "WORKER_MAX_MESSAGES",
                        "WORKER_KEEP",
                        "WORKER_STATE_DIR",
                        "WORKER_RULES_DIR",
                        "WORKER_PLUGINS_DIR",
                        "WORKER_TIMEOUT_HEALTH",
                        "WORKER_TIMEOUT_FETCH",
                        "WORKER_TIMEOUT_TRIAGE",
                        "WORKER_TIMEOUT_STORE",
                        "WORKER_TIMEOUT_DIGEST",
                        "WORKER_TIMEOUT_PROGRESS",
                        "WORKER_TIMEOUT_NOTIFY",
                        "WORKER_TIMEOUT_TICK",
                        "WORKER_TIMEOUT_SEND",
                        "LLM_CONNECT_URL",
                        "LLM_CONNECT_MODEL",
                        "LLM_CONNECT_API_KEY_FILE",
                        "LLM_CONNECT_TIMEOUT",
                        "LLM_CONNECT_MAX_CALLS",
                        "LLM_CONNECT_MAX_TOKENS",
                        "LLM_CONNECT_MIN_CONFIDENCE",
                        "LLM_CONNECT_FORWARD"),
                Surrounded.by(home).load().effective().stream()
                        .map(Effective::name)
                        .toList());
    }

    @Test
    void theOperatorsOwnRulesCountOnceTheyExist() throws IOException {
        Path own = Files.createDirectories(home.resolve("conf/ops-warden/rules"));

        assertEquals(
                own,
                Surrounded.by(home)
                        .with("XDG_CONFIG_HOME", home.resolve("conf").toString())
                        .settings()
                        .rulesDir());
    }

    @Test
    void theXdgDirectoriesAreHonoured() {
        Surroundings around = Surrounded.by(home)
                .with("XDG_STATE_HOME", "/state")
                .with("XDG_CACHE_HOME", "/cache")
                .with("XDG_CONFIG_HOME", "/conf")
                .surroundings();

        assertEquals(Path.of("/state/ops-warden"), around.stateDirectory());
        assertEquals(Path.of("/cache/ops-warden"), around.cacheDirectory());
        assertEquals(Path.of("/conf/ops-warden"), around.configDirectory());
    }

    @Test
    void aRelativeXdgDirectoryIsIgnored() {
        Surrounded around = Surrounded.by(home).with("XDG_STATE_HOME", "state").with("HOME", "also/relative");

        assertEquals(home.resolve(".local/state/ops-warden"), around.settings().stateDir());
    }

    @Test
    void homeIsTakenFromTheEnvironment() {
        assertEquals(
                Path.of("/home/somebody/.local/state/ops-warden"),
                Surrounded.by(home).with("HOME", "/home/somebody").settings().stateDir());
    }

    @Test
    void pluginsSeeTheSameValuesByName() {
        PluginSettings settings = Surrounded.by(home)
                .with("WORKER_BRAIN", " drools , llm ")
                .with("WORKER_STATE_DIR", "state")
                .settings()
                .forPlugins();

        assertEquals(Optional.of("http://127.0.0.1:8000"), settings.text("WARDEN_HUB_URL"));
        assertEquals(Optional.of("drools,llm"), settings.text("WORKER_BRAIN"));
        assertEquals(Optional.of(home.resolve("here/state").toString()), settings.text("WORKER_STATE_DIR"));
        assertEquals(Optional.empty(), settings.text("LLM_CONNECT_URL"));
        assertEquals(Duration.ofSeconds(20), settings.duration("LLM_CONNECT_TIMEOUT"));
        assertThrows(IllegalArgumentException.class, () -> settings.text("WORKER_COLOUR"));
        assertThrows(IllegalArgumentException.class, () -> settings.duration("WARDEN_AGENT"));
    }
}
