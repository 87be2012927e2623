package dev.opswarden.plugin.desktop;

import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.contract.NotifierContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** What the host expects of a notifier. */
final class DesktopContractTest extends NotifierContract {

    private Path pages;
    private Map<String, String> environment;

    @BeforeEach
    void aSession() throws IOException {
        pages = elsewhere().resolve("pages");
        Path program =
                Files.writeString(elsewhere().resolve("notify-send"), "#!/bin/sh\necho shown >> '" + pages + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        environment = Map.of("PATH", elsewhere() + ":/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    }

    @Override
    protected Notifier create(PluginContext context) {
        return new DesktopNotifier(context, environment);
    }

    @Override
    protected PluginSettings settings() {
        return new TestSettings(Map.of(), Map.of("WORKER_TIMEOUT_NOTIFY", Duration.ofSeconds(20)));
    }

    @Override
    protected int shown() throws IOException {
        return Files.exists(pages) ? Files.readAllLines(pages).size() : 0;
    }

    @Override
    protected boolean nobodyIsThere() {
        environment = Map.of("PATH", elsewhere() + ":/usr/bin:/bin");
        return true;
    }
}
