package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code systemd/worker.env.example} tells an operator is what the program does. */
class WorkerEnvExampleTest {

    private static final Pattern ASSIGNMENT = Pattern.compile("#([A-Z_]+)=(.*)");

    @TempDir
    Path home;

    private String text = "";
    private final Map<String, String> shown = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Path.of("../../systemd/worker.env.example"));
        for (String line : text.split("\n")) {
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches()) {
                shown.put(assignment.group(1), assignment.group(2));
            }
        }
    }

    @Test
    void itNamesEveryVariableInOrderAndNoOther() {
        assertEquals(
                SettingsTable.all().stream().map(Setting::name).toList(),
                shown.keySet().stream().toList());
    }

    @Test
    void itShowsEveryDefault() {
        for (Setting<?> setting : SettingsTable.all()) {
            if (setting.computed().isEmpty()) {
                assertEquals(setting.defaultText(), shown.get(setting.name()), setting.name());
            } else {
                assertTrue(text.contains("# Default: " + setting.defaultText() + "\n#" + setting.name() + "="));
            }
        }
    }

    @Test
    void everyLineCanBeSwitchedOn() {
        Loaded asItIs = Surrounded.by(home).withFileText(text).load();
        Loaded switchedOn = Surrounded.by(home)
                .withFileText(text.replaceAll("(?m)^#(?=[A-Z_]+=)", ""))
                .load();

        assertEquals(List.of(), switchedOn.warnings());
        assertEquals(asItIs.settings().stageLimits(), switchedOn.settings().stageLimits());
        assertEquals(asItIs.settings().llm(), switchedOn.settings().llm());
        assertTrue(asItIs.effective().stream().allMatch(one -> one.source() == Source.DEFAULT));
        assertTrue(switchedOn.effective().stream().allMatch(one -> one.source() == Source.FILE));
    }
}
