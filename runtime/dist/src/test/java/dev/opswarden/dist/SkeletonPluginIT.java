package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The plugin that authors are told to copy. */
final class SkeletonPluginIT {

    private static final List<String> FILES = List.of(
            "pom.xml",
            "src/main/java/example/notify/FileNotifier.java",
            "src/test/java/example/notify/FileNotifierTest.java");

    @Test
    void thePageShowsTheFilesAsTheyAre() throws Exception {
        Path docs = Path.of(System.getProperty("warden.checkout", "")).resolve("docs");
        String page = Files.readString(docs.resolve("plugin-authors.md"));
        for (String file : FILES) {
            String text = Files.readString(docs.resolve("examples/notify-file").resolve(file));
            assertTrue(page.contains("\n`" + file + "`\n"), file);
            assertTrue(page.contains("\n" + text + "```\n"), () -> file + " differs from the page");
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void itIsBuiltAndInstalled(@TempDir Path build, @TempDir Path work) throws Exception {
        Path jar = new ForeignBuild(build).build("notify-file");
        Distribution distribution = new Distribution(work);
        Map<String, String> environment = Map.of(
                "WORKER_PLUGINS_DIR",
                Files.createDirectory(work.resolve("plugins")).toString(),
                "WORKER_STATE_DIR",
                work.resolve("state").toString());

        Ran installed = distribution.run(environment, "plugins", "install", jar.toString());

        assertEquals(0, installed.status(), installed::err);
        Ran listed = distribution.run(environment, "plugins", "list", "--json");
        assertTrue(listed.out().contains("\"notifier:file\""), listed::out);
    }
}
