package example.notify;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.PluginContext;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.pf4j.Extension;

/** Appends a line to a file for each digest: when, how much of it is new, and where it lies. */
@Extension
public final class FileNotifier implements Notifier {

    private final PluginContext context;

    public FileNotifier(PluginContext context) {
        this.context = context;
    }

    @Override
    public String id() {
        return "file";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        Path file = context.dataDirectory().resolve("digests.log");
        // Counts and a path, no text of a message: there is nothing here to escape.
        String line = "%s %d new, %d drafts pending, %d open: %s%n"
                .formatted(
                        context.clock().instant(),
                        digest.fresh().size(),
                        digest.pendingDrafts(),
                        digest.open(),
                        digest.file());
        try {
            Files.createDirectories(context.dataDirectory());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Future.succeededFuture(new Outcome.Shown());
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }
}
