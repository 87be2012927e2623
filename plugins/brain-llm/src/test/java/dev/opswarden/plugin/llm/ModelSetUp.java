package dev.opswarden.plugin.llm;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint for each test, and the brain that asks it. */
abstract class ModelSetUp {

    @TempDir
    Path directory;

    ScriptedModel model;

    @BeforeEach
    void start() {
        model = new ScriptedModel(directory);
    }

    @AfterEach
    void stop() {
        model.close();
    }
}
