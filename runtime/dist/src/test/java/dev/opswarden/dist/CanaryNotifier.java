package dev.opswarden.dist;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.pf4j.Extension;

/** A notifier in a plugin of its own: it writes down beside the digest what it is told, and fails with what it was given. */
@Extension
public final class CanaryNotifier implements Notifier {

    private static final String NAME = CanaryNotifier.class.getName();

    /** A notifier as a plugin's loader makes it. */
    public CanaryNotifier() {}

    /** Packs it as a plugin that fails with a text. */
    static void pack(Path jar, String failure) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Plugin-Id", "canary");
        main.putValue("Plugin-Version", "1.0.0");
        String resource = NAME.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest);
                InputStream own = CanaryNotifier.class.getResourceAsStream("/" + resource)) {
            entry(packed, resource, own.readAllBytes());
            entry(packed, "META-INF/extensions.idx", NAME.getBytes(StandardCharsets.UTF_8));
            entry(packed, "failure.txt", failure.getBytes(StandardCharsets.UTF_8));
        }
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

    private static void entry(JarOutputStream packed, String name, byte[] content) throws IOException {
        packed.putNextEntry(new ZipEntry(name));
        packed.write(content);
    }
}
