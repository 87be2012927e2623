package dev.opswarden.plugin.llm;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.contract.BrainContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the host expects of a brain. */
final class LlmContractTest extends BrainContract {

    private ScriptedModel model;

    @BeforeEach
    void start() {
        model = new ScriptedModel(elsewhere()).http(ModelAnswers.saying(ModelAnswers.VERDICT));
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Override
    protected Brain create(PluginContext context) {
        return new LlmBrain(context);
    }

    @Override
    protected PluginSettings settings() {
        return settingsFor(model);
    }

    @Override
    protected Message decidable() {
        return ScriptedModel.message(1);
    }

    @Override
    protected void goesWrong() {
        model.http(ModelAnswers.json(400, "{\"error\":{\"message\":\"no such model\"}}"));
    }

    static PluginSettings settingsFor(ScriptedModel model) {
        return new TestSettings(
                Map.of("LLM_CONNECT_URL", model.setting("LLM_CONNECT_URL")),
                Map.of("LLM_CONNECT_TIMEOUT", Duration.ofSeconds(20), "WORKER_TIMEOUT_TRIAGE", Duration.ofMinutes(1)));
    }
}
