package dev.opswarden.engine.plugin;

import dev.opswarden.engine.config.DeclaredSettings;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at jars as thoroughly as can be done without running any code of theirs. Blocking. */
public final class PluginAudit {

    private static final Logger log = LoggerFactory.getLogger(PluginAudit.class);

    private PluginAudit() {}

    /**
     * What was found of a jar.
     *
     * @param path the jar
     * @param id the plugin's id; the file's name where it does not say
     * @param version its version; empty where it does not say
     * @param requires the range of SPI versions; empty where it does not say
     * @param sha256 of the jar; empty where there is none
     * @param installed whether {@code plugins.lock} has it
     * @param previous the version that is kept for a rollback
     * @param extensions the classes that it adds
     * @param nativeCode the libraries of machine code in it
     * @param settings what it declares as its settings
     * @param problem what is wrong with it
     */
    public record Jar(
            Path path,
            String id,
            String version,
            String requires,
            String sha256,
            boolean installed,
            Optional<String> previous,
            List<String> extensions,
            List<String> nativeCode,
            List<DeclaredSettings.Entry> settings,
            Optional<String> problem) {}

    /**
     * Looks at a jar, wherever it lies.
     *
     * @param jar a file
     * @param spiVersion the version that {@code Plugin-Requires} is held against
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it is no file that can be read
     */
    public static Jar of(Path jar, String spiVersion) {
        if (!Files.isRegularFile(jar)) {
            throw new WardenException(
                    ErrorKind.REFUSED, "'" + jar + "' is " + (Files.exists(jar) ? "no file" : "not there"));
        }
        return look(jar, spiVersion, null, Optional.empty());
    }

    /**
     * Looks at every jar of a plugins directory, and for every one that should be there.
     *
     * @param place the directory
     */
    public static List<Jar> ofAll(PluginPlace place) {
        PluginDirectory there = PluginDirectory.scan(place, PluginChange.NONE);
        Map<Path, Optional<String>> problems = new LinkedHashMap<>();
        there.refused().forEach((path, info) -> problems.put(path, info.error()));
        there.inOrder().forEach(candidate -> problems.put(candidate.path(), Optional.empty()));
        List<Jar> found = new ArrayList<>();
        problems.keySet().stream().sorted().forEach(path -> {
            PluginManifest manifest = there.manifests().get(path);
            PluginLock.Entry entry = manifest == null
                    ? null
                    : there.lock()
                            .of(manifest.id())
                            .filter(one -> one.jar().file().equals(String.valueOf(path.getFileName())))
                            .orElse(null);
            found.add(look(path, place.spiVersion(), entry, problems.getOrDefault(path, Optional.empty())));
        });
        there.lock().entries().forEach((id, entry) -> {
            Path path = there.directory().resolve(entry.jar().file());
            if (!problems.containsKey(path)) {
                found.add(new Jar(
                        path,
                        id,
                        entry.jar().version(),
                        "",
                        "",
                        true,
                        entry.previous().map(PluginLock.Jar::version),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of("it was installed (" + PluginLock.FILE
                                + ") and is not there; install it again, or say 'plugins remove " + id + "'")));
            }
        });
        return found;
    }

    /**
     * The SHA-256 of jars, each computed once as long as it does not change.
     *
     * @param place where they lie
     * @param jars which
     * @return by path; without those that cannot be read
     */
    public static Map<Path, String> sums(PluginPlace place, List<Path> jars) {
        // Looked at as a tick would, so that what is known of them stays known.
        CheckedJars checked = CheckedJars.read(place.cache(), place.spiVersion());
        Map<Path, String> sums = new LinkedHashMap<>();
        for (Path jar : jars) {
            try {
                JarFileStamp stamp = JarFileStamp.of(jar);
                if (stamp.regular()) {
                    sums.put(jar, checked.sha256(jar, stamp));
                }
            } catch (IOException e) {
                log.debug("no sum of {}: why is said where it was to be loaded", jar, e);
            }
        }
        checked.write();
        return sums;
    }

    private static Jar look(Path path, String spiVersion, PluginLock.@Nullable Entry entry, Optional<String> known) {
        String name = String.valueOf(path.getFileName());
        String sum = "";
        JarCheck.Content content = null;
        Optional<String> problem = known;
        try {
            if (Files.isRegularFile(path) && path.toFile().length() <= JarCheck.MOST_BYTES) {
                sum = JarSum.of(path);
            }
            content = JarCheck.of(path, true);
            JarAccess.checkRange(content.manifest(), spiVersion);
        } catch (IOException e) {
            problem = known.or(() -> Optional.of("it cannot be read: " + IoReason.of(e)));
        } catch (WardenException e) {
            problem = known.or(() -> Optional.of(e.getMessage()));
        }
        return new Jar(
                path,
                content == null ? name : content.manifest().id(),
                content == null ? "" : content.manifest().version(),
                content == null ? "" : content.manifest().requires(),
                sum,
                entry != null,
                entry == null ? Optional.empty() : entry.previous().map(PluginLock.Jar::version),
                content == null ? List.of() : content.extensions(),
                content == null ? List.of() : content.nativeCode(),
                content == null
                        ? List.of()
                        : DeclaredSettings.parse(content.manifest().id(), content.settings())
                                .entries(),
                problem);
    }
}
