package example.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.testkit.contract.NotifierContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the host expects of a notifier, and what this one is for. */
final class FileNotifierTest extends NotifierContract {

    @Override
    protected Notifier create(PluginContext context) {
        return new FileNotifier(context);
    }

    @Override
    protected int shown() throws Exception {
        return Files.exists(log()) ? Files.readAllLines(log()).size() : 0;
    }

    @Override
    protected boolean nobodyIsThere() {
        return false;
    }

    @Test
    void aLineSaysWhenAndHowMuch() throws Exception {
        new FileNotifier(context()).notify(new Digest(Path.of("/digest/latest.md"), List.of(), 2, 1, List.of()));

        assertEquals(
                "2026-11-02T09:30:00Z 0 new, 2 drafts pending, 1 open: /digest/latest.md\n", Files.readString(log()));
    }

    private Path log() {
        return context().dataDirectory().resolve("digests.log");
    }
}
