package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedValuesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"500ms,500", "1ms,1", "3s,3000", "2m,120000", "24h,86400000", "90d,7776000000", "365d,31536000000"})
    void durationsAreRead(String text, long millis) {
        assertEquals(
                Duration.ofMillis(millis),
                Surrounded.by(home).with("WORKER_KEEP", text).settings().keep());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "HTTPS://hub.example.org:8443/state/",
                "http://[::1]:8000/base/path",
                "https://10.0.0.1",
            })
    void hubUrlsAreTakenAsTheyAre(String url) {
        assertEquals(
                URI.create(url),
                Surrounded.by(home).with("WARDEN_HUB_URL", url).settings().hub().url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WORKER_NOTIFY",
                "WORKER_QUIET",
                "WARDEN_HUB_TOKEN_FILE",
                "LLM_CONNECT_URL",
                "LLM_CONNECT_FORWARD"
            })
    void emptyMeansNoneWhereNoneMakesSense(String name) {
        assertEquals(
                Surrounded.line(name, Optional.empty(), Source.ENVIRONMENT, "environment"),
                Surrounded.by(home).with(name, "").effective(name));
    }

    @Test
    void anEmptyEnvironmentTakesBackWhatTheFileSays() {
        assertEquals(
                List.of(),
                Surrounded.by(home)
                        .withFile("WORKER_NOTIFY=desktop,mail")
                        .with("WORKER_NOTIFY", "")
                        .settings()
                        .notifiers());
    }

    @Test
    void theStateDirectoryOfTheCommandLineWins() {
        Surrounded around =
                Surrounded.by(home).with("WORKER_STATE_DIR", "/elsewhere").withStateDirOption("state");

        assertEquals(home.resolve("here/state"), around.settings().stateDir());
        assertEquals(
                Surrounded.line(
                        "WORKER_STATE_DIR",
                        Optional.of(home.resolve("here/state").toString()),
                        Source.OPTION,
                        "--state-dir"),
                around.effective("WORKER_STATE_DIR"));
    }

    @Test
    void quietHoursRunPastMidnight() {
        QuietHours quiet = Surrounded.by(home)
                .with("WORKER_QUIET", "22:00-07:00")
                .settings()
                .quiet()
                .orElseThrow();

        assertEquals(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)), quiet);
        assertEquals(
                List.of(false, true, true, true, false),
                List.of("21:59", "22:00", "00:00", "06:59", "07:00").stream()
                        .map(time -> quiet.contains(LocalTime.parse(time)))
                        .toList());
    }

    @Test
    void quietHoursWithinADay() {
        QuietHours quiet = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30));

        assertEquals(
                List.of(false, true, true, false),
                List.of("11:59", "12:00", "13:29", "13:30").stream()
                        .map(time -> quiet.contains(LocalTime.parse(time)))
                        .toList());
    }

    @Test
    void theModelsSettingsAreRead() {
        Path key = Surrounded.write(home.resolve("key"), "sk-1\n");
        LlmSettings llm = Surrounded.by(home)
                .with("LLM_CONNECT_URL", "https://llm.example.org/v1")
                .with("LLM_CONNECT_MODEL", "small one")
                .with("LLM_CONNECT_API_KEY_FILE", key.toString())
                .with("LLM_CONNECT_TIMEOUT", "7s")
                .with("LLM_CONNECT_MAX_CALLS", "0")
                .with("LLM_CONNECT_MAX_TOKENS", "99")
                .with("LLM_CONNECT_MIN_CONFIDENCE", ".75")
                .with("LLM_CONNECT_FORWARD", "kubectl 'port-forward' \"svc/llm\" 1:2")
                .settings()
                .llm();

        assertEquals(
                new LlmSettings(
                        Optional.of(URI.create("https://llm.example.org/v1")),
                        "small one",
                        Optional.of(key),
                        Duration.ofSeconds(7),
                        0,
                        99,
                        0.75,
                        Optional.of("kubectl 'port-forward' \"svc/llm\" 1:2")),
                llm);
    }
}
