package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedValuesTest {

    @TempDir
    Path home;

    @Test
    void anErrorNamesVariableValueSourceAndWhatIsAccepted() {
        assertEquals(
                List.of("WORKER_INTERVAL='soon' (environment): it does not start with a whole number; accepted:"
                        + " a duration such as 500ms, 3s, 2m, 24h or 90d, from 1ms to 365d"),
                Surrounded.by(home).with("WORKER_INTERVAL", "soon").errors());
    }

    @Test
    void allErrorsAreReportedTogether() {
        Surrounded around = Surrounded.by(home)
                .withFile("oops", "WORKER_BRAIN=Drools", "WORKER_KEEP=0d")
                .with("WORKER_MAX_MESSAGES", "many");

        List<String> errors = around.errors();

        assertEquals(4, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith(around.envFile() + ":1: "));
        assertTrue(errors.get(1).startsWith("WORKER_BRAIN='Drools' (" + around.envFile() + ":2): "));
        assertTrue(errors.get(2).startsWith("WORKER_MAX_MESSAGES='many' (environment): "));
        assertTrue(errors.get(3).startsWith("WORKER_KEEP='0d' (" + around.envFile() + ":3): "));
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER_INTERVAL,15",
        "WORKER_INTERVAL,m",
        "WORKER_INTERVAL,0s",
        "WORKER_INTERVAL,-3s",
        "WORKER_INTERVAL,1.5s",
        "WORKER_INTERVAL,3 s",
        "WORKER_INTERVAL,3S",
        "WORKER_INTERVAL,366d",
        "WORKER_INTERVAL,99999999999999999999s",
        "WORKER_INTERVAL,99999999999d",
        "WORKER_TIMEOUT_TICK,999ms",
        "WORKER_MAX_MESSAGES,0",
        "WORKER_MAX_MESSAGES,100001",
        "WORKER_MAX_MESSAGES,-1",
        "WORKER_MAX_MESSAGES,1e3",
        "LLM_CONNECT_MAX_TOKENS,0",
        "LLM_CONNECT_MAX_CALLS,-1",
        "LLM_CONNECT_MIN_CONFIDENCE,1.1",
        "LLM_CONNECT_MIN_CONFIDENCE,-0.1",
        "LLM_CONNECT_MIN_CONFIDENCE,NaN",
        "LLM_CONNECT_MIN_CONFIDENCE,50%",
        "WORKER_ENABLED,2",
        "WORKER_ENABLED,enabled",
        "WORKER_INBOX,Hub",
        "WORKER_INBOX,-hub",
        "WORKER_INBOX,../hub",
        "WORKER_BRAIN,'llm,'",
        "WORKER_BRAIN,',llm'",
        "WORKER_BRAIN,'llm,llm'",
        "WORKER_NOTIFY,desk top",
        "WORKER_QUIET,22-7",
        "WORKER_QUIET,24:00-07:00",
        "WORKER_QUIET,22:60-07:00",
        "WORKER_QUIET,22:00-22:00",
        "WORKER_QUIET,22:00",
        "WARDEN_AGENT,' '",
        "WARDEN_AGENT,' a'",
        "WORKER_STATE_DIR,~/state",
        "WORKER_STATE_DIR,$HOME/state",
        "LLM_CONNECT_FORWARD,kubectl 'x",
        "LLM_CONNECT_FORWARD,' '",
        "WARDEN_HUB_CA_FILE,/no/such/file",
        "WARDEN_HUB_TOKEN_FILE,/",
    })
    void whatIsNotAcceptedIsQuoted(String name, String value) {
        List<String> errors = Surrounded.by(home).with(name, value).errors();

        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith(name + "='" + value + "' (environment): "), errors.get(0));
        assertTrue(errors.get(0).contains("; accepted: "), errors.get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8000",
                "ftp://hub",
                "http://",
                "http:///path",
                "http://state_hub:8000",
                "http://hub:0",
                "http://hub:65536",
                "http://hub:x",
                "http://hub?a=b",
                "http://hub/#top",
                "http://hub/a b",
                "hub",
            })
    void aUrlThatIsNoBaseIsRefused(String url) {
        for (String name : List.of("WARDEN_HUB_URL", "LLM_CONNECT_URL")) {
            List<String> errors = Surrounded.by(home).with(name, url).errors();

            assertTrue(errors.get(0).startsWith(name + "='" + url + "' (environment): "), errors.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hunter2@hub",
                "https://hunter2@hub/x",
                "https://me:hunter2@hub:x",
                "https://me:hunt@hunter2@hub",
                "gopher://me:hunter2@hub",
            })
    void credentialsInAUrlAreRefusedAndNotShown(String url) {
        String error = Surrounded.by(home).with("WARDEN_HUB_URL", url).errors().get(0);

        assertTrue(error.contains("//…@hub"), error);
        assertFalse(error.contains("hunt"), error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARDEN_HUB_URL",
                "WARDEN_AGENT",
                "WORKER_ENABLED",
                "WORKER_BRAIN",
                "WORKER_INBOX",
                "WORKER_STATE_DIR",
                "WORKER_TIMEOUT_TICK",
                "LLM_CONNECT_MODEL",
            })
    void emptyIsRefusedWhereThereMustBeAValue(String name) {
        String error = Surrounded.by(home).with(name, "").errors().get(0);

        assertTrue(error.startsWith(name + "='' (environment): it is empty; accepted: "), error);
    }

    @Test
    void controlCharactersAreShownNotEmitted() {
        String error = Surrounded.by(home)
                .with("WARDEN_AGENT", "a\nb\u001b[31m")
                .errors()
                .get(0);

        assertTrue(error.startsWith("WARDEN_AGENT='a\\u000ab\\u001b[31m' "), error);
    }

    @Test
    void aLongValueIsCut() {
        String error = Surrounded.by(home)
                .with("WARDEN_AGENT", "x".repeat(5000))
                .errors()
                .get(0);

        assertTrue(error.length() < 300, error);
        assertTrue(error.contains("xxx…'"), error);
    }

    @Test
    void anAgentsNameIsCountedInCharactersOfUnicode() {
        assertEquals(
                "\uD83D\uDD11".repeat(128),
                Surrounded.by(home)
                        .with("WARDEN_AGENT", "\uD83D\uDD11".repeat(128))
                        .settings()
                        .agent());
        assertTrue(Surrounded.by(home)
                .with("WARDEN_AGENT", "\uD83D\uDD11".repeat(129))
                .errors()
                .get(0)
                .contains("too long"));
    }
}
