package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.testkit.FakeInbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsCommandsTest {

    @TempDir
    Path home;

    private Shell shell;
    private Path plugins;

    @BeforeEach
    void createDirectory() throws IOException {
        plugins = Files.createDirectory(home.resolve("my-plugins"));
        shell = new Shell(home).with("WORKER_PLUGINS_DIR", plugins.toString());
    }

    @Test
    void aJarIsInstalledVerifiedSwitchedOffAndOnAndRemoved() throws IOException {
        Path jar = emptyPlugin("library", "1.0.0");

        Ran installed = shell.run("plugins", "install", jar.toString());
        assertEquals(0, installed.status(), installed::toString);
        assertTrue(installed.out().startsWith("library 1.0.0 is installed\n"), installed.out());
        assertEquals(0, shell.run("plugins", "verify").status());
        assertTrue(shell.run("plugins", "verify").out().contains("library-1.0.0.jar  ok    as installed"));
        assertTrue(shell.run("plugins", "info", "library").out().contains("yes, by 'plugins install'"));

        assertEquals(
                "plugin library is disabled\n",
                shell.run("plugins", "disable", "library").out());
        assertEquals(
                "plugin library is enabled\n",
                shell.run("plugins", "enable", "library").out());
        assertEquals(
                "library 2.0.0 is installed, in the place of 1.0.0",
                head(shell.run(
                        "plugins", "install", emptyPlugin("library", "2.0.0").toString())));
        assertEquals("library 1.0.0 is back, in the place of 2.0.0", head(shell.run("plugins", "rollback", "library")));
        assertEquals(
                "removed " + plugins.resolve("library-1.0.0.jar"), head(shell.run("plugins", "remove", "library")));
        assertEquals(1, shell.run("plugins", "remove", "library").status());
    }

    @Test
    void aJarThatIsNoneIsRefused() throws IOException {
        Path junk = Files.writeString(home.resolve("junk.jar"), "junk");

        Ran verified = shell.run("plugins", "verify", junk.toString());
        assertEquals(1, verified.status());
        assertTrue(verified.out().contains("not a readable jar"), verified.out());
        Ran installed = shell.run("plugins", "install", junk.toString());
        assertEquals(1, installed.status());
        assertTrue(installed.err().contains("cannot be installed: it is not a readable jar"), installed.err());
        assertEquals(2, shell.run("plugins", "install").status());
        assertEquals(1, shell.run("plugins", "install", "gone.jar").status());
    }

    @Test
    void verifyTellsOfAJarThatChanged() throws IOException {
        shell.run("plugins", "install", emptyPlugin("library", "1.0.0").toString());
        Files.write(plugins.resolve("library-1.0.0.jar"), Files.readAllBytes(emptyPlugin("library", "1.0.1")));

        Ran verified = shell.run("plugins", "verify", "--json");

        assertEquals(1, verified.status());
        Map<?, ?> document = (Map<?, ?>) Json.tree(verified.out());
        Map<?, ?> told = (Map<?, ?>) ((List<?>) document.get("jars")).get(0);
        assertTrue(String.valueOf(told.get("problem")).startsWith("it changed since it was installed"), told::toString);
        assertEquals(true, told.get("installed"));
    }

    @Test
    void theListIsOneDocumentWithTheFieldsOfTheContract() throws IOException {
        PluginInfo failed = new PluginInfo(
                "bad",
                "1.0.0",
                PluginInfo.State.FAILED,
                List.of(),
                Path.of("/p/bad.jar"),
                ">=9",
                Optional.of("no\u001bway"));
        shell.withPlugins(List.of(failed), new FakeInbox());

        Ran listed = shell.run("plugins", "list", "--json");

        assertEquals(
                "{\"plugins\":[{\"id\":\"bad\",\"version\":\"1.0.0\",\"state\":\"failed\",\"provides\":[],\"path\":\"/p/bad.jar\",\"requires\":\">=9\",\"sha256\":null,\"error\":\"no\\u001Bway\"}]}\n",
                listed.out());
        assertEquals(
                "bad  1.0.0  failed      no\u241bway\n",
                shell.run("plugins", "list").out());
    }

    private static String head(Ran ran) {
        return ran.out().lines().findFirst().orElse("");
    }

    /** A plugin without an extension: what others build on. */
    private Path emptyPlugin(String id, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", id);
        main.putValue("Plugin-Version", version);
        Path jar = home.resolve("made.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest)) {
            packed.putNextEntry(new ZipEntry("META-INF/extensions.idx"));
            packed.write("# none\n".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
