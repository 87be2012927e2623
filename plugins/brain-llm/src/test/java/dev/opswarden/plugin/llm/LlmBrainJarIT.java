package dev.opswarden.plugin.llm;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.jar.PluginJar;
import dev.opswarden.testkit.jar.PluginJarContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The jar of this plugin, as it will lie in the plugins directory. */
final class LlmBrainJarIT extends PluginJarContract {

    @TempDir
    Path home;

    private ScriptedModel model;

    @BeforeEach
    void start() {
        model = new ScriptedModel(home).http(ModelAnswers.saying(ModelAnswers.VERDICT));
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }

    @Override
    protected PluginSettings settings() {
        return LlmContractTest.settingsFor(model);
    }

    @Override
    protected void use(PluginJar opened, PluginContext context) throws Exception {
        Brain brain = opened.extension(Brain.class, context);

        assertInstanceOf(
                Triage.Decided.class,
                brain.triage(ScriptedModel.message(1), Conversation.NONE).await());
        brain.close().await();
    }
}
