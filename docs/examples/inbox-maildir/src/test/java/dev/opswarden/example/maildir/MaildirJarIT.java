package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.jar.PluginJar;
import dev.opswarden.testkit.jar.PluginJarContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The built jar, with the libraries in it. */
final class MaildirJarIT extends PluginJarContract {

    @TempDir
    Path home;

    @Override
    protected Path jar() {
        return Path.of(System.getProperty("plugin.jar"));
    }

    @Override
    protected PluginSettings settings() {
        return new TestSettings(SomeMaildir.settings(home), Map.of());
    }

    @Override
    protected void use(PluginJar opened, PluginContext context) throws Exception {
        SomeMaildir maildir = new SomeMaildir(home);
        MessageId id = maildir.deliver(
                "From: a@b.org\nSubject: s\nContent-Type: text/html\n\n<p>hello".getBytes(StandardCharsets.US_ASCII));

        assertEquals(
                "hello",
                opened.extension(InboxSource.class, context)
                        .message(id)
                        .result()
                        .orElseThrow()
                        .body());
    }
}
