package dev.opswarden.engine.plugin;

import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/** The jars of a plugins directory: which can be handed to PF4J, in which order, and why the rest cannot. */
final class PluginDirectory {

    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<Path, PluginInfo> refused = new LinkedHashMap<>();
    private final List<Candidate> ordered = new ArrayList<>();

    private PluginDirectory() {}

    /** A jar whose manifest is in order. */
    record Candidate(Path path, PluginManifest manifest) {}

    static PluginDirectory scan(Path directory, String spiVersion) {
        PluginDirectory scanned = new PluginDirectory();
        for (Path jar : jars(directory)) {
            scanned.check(jar, spiVersion);
        }
        scanned.refuseWhatMissesADependency();
        scanned.putInOrder();
        return scanned;
    }

    /** The jars that were refused, with the reason. */
    Map<Path, PluginInfo> refused() {
        return refused;
    }

    /** The others, each after those that it depends on. */
    List<Candidate> inOrder() {
        return ordered;
    }

    private static List<Path> jars(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.getFileName().toString().endsWith(".jar"))
                    .map(Path::toAbsolutePath)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private void check(Path jar, String spiVersion) {
        PluginManifest manifest;
        try {
            manifest = PluginManifest.read(jar);
        } catch (WardenException e) {
            refuse(
                    new Candidate(jar, new PluginManifest(jar.getFileName().toString(), "", "*", List.of())),
                    e.getMessage());
            return;
        }
        Candidate candidate = new Candidate(jar, manifest);
        Candidate earlier = candidates.get(manifest.id());
        if (earlier != null) {
            refuse(
                    candidate,
                    "another jar has the same Plugin-Id: " + earlier.path().getFileName());
        } else if (!isSatisfied(manifest.requires(), spiVersion)) {
            refuse(
                    candidate,
                    "plugin '" + manifest.id() + "' needs SPI '" + manifest.requires() + "', this is '" + spiVersion
                            + "'");
        } else {
            candidates.put(manifest.id(), candidate);
        }
    }

    private static boolean isSatisfied(String requires, String spiVersion) {
        VersionManager versions = new DefaultVersionManager();
        try {
            return versions.checkVersionConstraint(spiVersion, requires);
        } catch (RuntimeException e) {
            // Not a range at all; the message quotes it, which is as much as can be said.
            return false;
        }
    }

    private void refuseWhatMissesADependency() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Candidate candidate : List.copyOf(candidates.values())) {
                List<String> missing = candidate.manifest().dependencies().stream()
                        .filter(id -> !candidates.containsKey(id))
                        .toList();
                if (!missing.isEmpty()) {
                    refuse(
                            candidate,
                            "it needs plugin " + String.join(", ", missing) + ", which is not there or does not load");
                    candidates.remove(candidate.manifest().id());
                    changed = true;
                }
            }
        }
    }

    private void putInOrder() {
        List<Candidate> waiting = new ArrayList<>(candidates.values());
        List<String> placed = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Candidate> ready = waiting.stream()
                    .filter(candidate -> placed.containsAll(candidate.manifest().dependencies()))
                    .toList();
            if (ready.isEmpty()) {
                waiting.forEach(candidate -> refuse(candidate, "its dependencies go in a circle"));
                return;
            }
            ready.forEach(candidate -> placed.add(candidate.manifest().id()));
            ordered.addAll(ready);
            waiting.removeIf(candidate -> placed.contains(candidate.manifest().id()));
        }
    }

    private void refuse(Candidate candidate, String why) {
        PluginManifest manifest = candidate.manifest();
        refused.put(
                candidate.path(),
                new PluginInfo(
                        manifest.id(),
                        manifest.version(),
                        PluginInfo.State.FAILED,
                        List.of(),
                        candidate.path(),
                        Optional.of(why)));
    }
}
