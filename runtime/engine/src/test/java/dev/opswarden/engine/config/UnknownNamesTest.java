package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownNamesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "WORKER_INTERVALL,WORKER_INTERVAL",
        "WARDEN_HUB_URI,WARDEN_HUB_URL",
        "WARDEN_HUB_TOKEN,WARDEN_HUB_TOKEN_FILE",
        "LLM_CONNECT_API_KEY,LLM_CONNECT_API_KEY_FILE",
        "WORKER_TIMEOUT_TRIAG,WORKER_TIMEOUT_TRIAGE",
    })
    void aNameWithOurPrefixIsWarnedOfAndItsValueIsNotShown(String name, String meant) {
        assertEquals(
                List.of("environment: '" + name + "' is no setting of warden-runtime; did you mean " + meant + "?"),
                Surrounded.by(home).with(name, "hunter2").load().warnings());
    }

    @Test
    void aNameThatIsLikeNoneOfOursIsWarnedOfWithoutAGuess() {
        assertEquals(
                List.of("environment: 'WORKER_FAVOURITE_COLOUR' is no setting of warden-runtime"),
                Surrounded.by(home)
                        .with("WORKER_FAVOURITE_COLOUR", "blue")
                        .load()
                        .warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRDEN_AGENT", "worker_enabled", "PATH", "WORKERS"})
    void otherNamesInTheEnvironmentAreNoneOfOurBusiness(String name) {
        assertEquals(List.of(), Surrounded.by(home).with(name, "x").load().warnings());
    }

    @Test
    void inOurOwnFileANameThatIsNearlyOursIsWarnedOf() {
        Surrounded around = Surrounded.by(home).withFile("PATH=/bin", "WRDEN_AGENT=x", "worker_enabled=0");

        assertEquals(
                List.of(
                        around.envFile() + ":2: 'WRDEN_AGENT' is no setting of warden-runtime;"
                                + " did you mean WARDEN_AGENT?",
                        around.envFile() + ":3: 'worker_enabled' is no setting of warden-runtime;"
                                + " did you mean WORKER_ENABLED?"),
                around.load().warnings());
    }
}
