package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real JVM does with the archive of classes that the build made. */
class QuickStartIT {

    @TempDir
    Path work;

    @Test
    void theBuiltDistributionRunsFromItsArchive() throws Exception {
        Path real = Path.of(System.getProperty("warden.dist", "")).toRealPath();
        String archive;
        try (Stream<Path> files = Files.list(real.resolve("startup"))) {
            archive = files.map(Path::toString)
                    .filter(name -> name.endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
        CompletableFuture<Long> process = new CompletableFuture<>();
        CompletableFuture<Boolean> mapped = new CompletableFuture<>();
        try (ScriptedHub hub = new ScriptedHub()) {
            hub.on("/state/health", exchange -> {
                String maps = Files.readString(Path.of("/proc/" + process.join() + "/maps"));
                mapped.complete(maps.lines().anyMatch(line -> line.endsWith(archive)));
                ScriptedHub.json(200, "{}").answer(exchange);
            });
            Distribution distribution = new Distribution(Files.createDirectory(work.resolve("real")));

            Distribution.Running tick = distribution.start(Map.of("WARDEN_HUB_URL", hub.url()), "tick");
            process.complete(tick.process().pid());

            assertEquals(0, tick.end().status());
            assertTrue(mapped.join(), archive);
        }
    }

    /** The launcher does not read worker.env, so here the JVM alone is between an archive and a jar that changed. */
    @Test
    void aPluginThatChangedWhereTheLauncherDoesNotLookRunsAsItIsNow() throws Exception {
        Path real = Path.of(System.getProperty("warden.dist", ""));
        Path plugins = Files.createDirectory(work.resolve("changed"));
        try (Stream<Path> jars = Files.list(real.resolve("plugins"))) {
            for (Path jar : jars.toList()) {
                replaceInClasses(jar, plugins.resolve(jar.getFileName()), " answered ", " ANSWERED ");
            }
        }
        Distribution distribution = new Distribution(Files.createDirectory(work.resolve("real")));
        Path settings = Files.createDirectories(distribution.home().resolve(".config/ops-warden"));
        Files.writeString(settings.resolve("worker.env"), "WORKER_PLUGINS_DIR=" + plugins + "\n");
        try (ScriptedHub hub = new ScriptedHub()) {
            Ran tick = distribution.run(Map.of("WARDEN_HUB_URL", hub.url()), "tick");

            assertTrue(tick.err().contains(hub.url() + " ANSWERED 200"), tick.err());
        }
    }

    /** A copy of a jar in which one text stands in the place of another that is as long. */
    private static void replaceInClasses(Path from, Path to, String old, String replacement) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String content = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                boolean ours = entry.getName().startsWith("dev/opswarden/");
                out.write((ours ? content.replace(old, replacement) : content).getBytes(StandardCharsets.ISO_8859_1));
                out.closeEntry();
            }
        }
    }
}
