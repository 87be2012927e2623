package dev.opswarden.dist;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pf4j.Extension;

/** A notifier in a plugin of its own: it writes down beside the digest what it is told, and fails with what it was given. */
@Extension
public final class CanaryNotifier implements Notifier {

    /** A notifier as a plugin's loader makes it. */
    public CanaryNotifier() {}

    /** Packs it as a plugin that fails with a text. */
    static void pack(Path jar, String failure) throws IOException {
        PluginJar.pack(jar, "canary", CanaryNotifier.class, Map.of("failure.txt", failure));
    }

    @Override
    public String id() {
        return "canary";
    }

    @Override
    public Future<Outcome> notify(Digest digest) {
        try (InputStream in = CanaryNotifier.class.getResourceAsStream("/failure.txt")) {
            Files.writeString(digest.file().resolveSibling("told.txt"), digest.toString());
            String failure = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Future.failedFuture(
                    new WardenException(ErrorKind.UNREACHABLE, failure, new IllegalStateException(failure)));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }
}
