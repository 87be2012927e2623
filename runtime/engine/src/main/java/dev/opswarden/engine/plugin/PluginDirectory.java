package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.JarCheck.Content;
import dev.opswarden.engine.plugin.PluginInfo.State;
import dev.opswarden.engine.plugin.PluginManifest.Dependency;
import dev.opswarden.engine.state.IoReason;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The jars of a plugins directory: which can be handed to PF4J, in which order, and why the rest cannot. */
final class PluginDirectory {

    private final PluginPlace place;
    private final PluginChange change;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<Path, PluginInfo> refused = new LinkedHashMap<>();
    private final List<Candidate> ordered = new ArrayList<>();
    private final Map<Path, PluginManifest> manifests = new LinkedHashMap<>();
    private PluginLock lock = new PluginLock(Map.of());
    private Set<String> disabled = Set.of();
    private Optional<String> closed = Optional.empty();

    private PluginDirectory(PluginPlace place, PluginChange change) {
        this.place = place;
        this.change = change;
    }

    /** A jar that is in order, as far as can be told without loading a class of it. */
    record Candidate(Path path, PluginManifest manifest, List<String> extensions, String settings) {}

    static PluginDirectory scan(PluginPlace place, PluginChange change) {
        PluginDirectory scanned = new PluginDirectory(place, change);
        List<Path> jars = scanned.jars();
        if (Files.isDirectory(place.directory()) && scanned.opened(jars) && !jars.isEmpty()) {
            CheckedJars checked = CheckedJars.read(place.cache(), place.spiVersion());
            for (Path jar : jars) {
                scanned.check(jar, checked);
            }
            checked.write();
            scanned.refuseWhatMissesADependency();
            scanned.putInOrder();
        }
        return scanned;
    }

    /** The jars that are not to be loaded, with the reason. */
    Map<Path, PluginInfo> refused() {
        return refused;
    }

    /** The others, each after those that it depends on. */
    List<Candidate> inOrder() {
        return ordered;
    }

    /** Every jar whose manifest could be read, whatever became of it. */
    Map<Path, PluginManifest> manifests() {
        return manifests;
    }

    /** Where they lie, absolute. */
    Path directory() {
        return place.directory().toAbsolutePath();
    }

    /** Why nothing in it can be trusted, and so nothing was looked at; nothing where all is well. */
    Optional<String> closed() {
        return closed;
    }

    /** What was installed. */
    PluginLock lock() {
        return lock;
    }

    private List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        Path directory = place.directory().toAbsolutePath();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                for (Path entry : entries) {
                    String name = String.valueOf(entry.getFileName());
                    if (name.endsWith(".jar")
                            && !name.startsWith(".")
                            && !Optional.of(entry).equals(change.without())) {
                        jars.add(entry);
                    }
                }
            } catch (IOException e) {
                refuse(directory, null, "the plugins directory cannot be read: " + IoReason.of(e));
            }
        }
        change.with().ifPresent(jars::add);
        jars.sort(null);
        return jars;
    }

    /** What holds for all of them; if something is wrong there, none can be trusted. */
    private boolean opened(List<Path> jars) {
        Path directory = place.directory().toAbsolutePath();
        try {
            // A link to the directory is the operator's own way of saying where it is.
            Path real = directory.toRealPath();
            if (JarFileStamp.of(real).writableByOthers(real)) {
                return allRefused(
                        jars,
                        "others may write into the plugins directory, and so put anything there: chmod go-w '" + real
                                + "'");
            }
            lock = PluginLock.read(directory);
            disabled = DisabledPlugins.in(directory);
            return true;
        } catch (IOException e) {
            return allRefused(jars, "the plugins directory cannot be looked at: " + IoReason.of(e));
        } catch (WardenException e) {
            return allRefused(jars, e.getMessage());
        }
    }

    private boolean allRefused(List<Path> jars, String why) {
        closed = Optional.of(why);
        jars.forEach(jar -> refuse(jar, null, why));
        return false;
    }

    private void check(Path jar, CheckedJars checked) {
        PluginManifest manifest = null;
        try {
            JarFileStamp stamp = JarFileStamp.of(jar);
            JarAccess.check(jar, stamp);
            Optional<Content> known = checked.known(stamp);
            Content content = known.isPresent() ? known.get() : JarCheck.of(jar, false);
            manifest = content.manifest();
            manifests.put(jar, manifest);
            if (known.isEmpty()) {
                JarAccess.checkRange(manifest, place.spiVersion());
                checked.remember(stamp, content);
            }
            if (!change.takesIn(jar)) {
                checkLock(jar, manifest, stamp, checked);
            }
            take(new Candidate(jar, manifest, content.extensions(), content.settings()));
        } catch (IOException e) {
            refuse(jar, manifest, "it cannot be read: " + IoReason.of(e));
        } catch (WardenException e) {
            refuse(jar, manifest, e.getMessage());
        }
    }

    private void checkLock(Path jar, PluginManifest manifest, JarFileStamp stamp, CheckedJars checked)
            throws IOException {
        PluginLock.Entry entry = lock.of(manifest.id()).orElse(null);
        if (entry == null) {
            return;
        }
        String name = String.valueOf(jar.getFileName());
        if (!name.equals(entry.jar().file())) {
            throw PluginManifest.bad("'" + entry.jar().file() + "' is what was installed of plugin '" + manifest.id()
                    + "' (" + PluginLock.FILE + "), and this jar came otherwise; remove it, or install it");
        }
        String sum = checked.sha256(jar, stamp);
        if (!sum.equals(entry.jar().sha256())) {
            throw PluginManifest.bad("it changed since it was installed: its SHA-256 is " + sum + ", and was "
                    + entry.jar().sha256() + " (" + PluginLock.FILE + "); install it again if that was you");
        }
    }

    private void take(Candidate candidate) {
        String id = candidate.manifest().id();
        Candidate earlier = candidates.get(id);
        if (earlier != null) {
            refuse(
                    candidate.path(),
                    candidate.manifest(),
                    "another jar has the same Plugin-Id '" + id + "': "
                            + earlier.path().getFileName());
        } else if (disabled.contains(id) && !change.takesIn(candidate.path())) {
            note(candidate.path(), candidate.manifest(), State.DISABLED, null);
        } else {
            candidates.put(id, candidate);
        }
    }

    private void refuseWhatMissesADependency() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Candidate candidate : List.copyOf(candidates.values())) {
                String missing = missing(candidate);
                if (missing != null) {
                    refuse(candidate.path(), candidate.manifest(), missing);
                    candidates.remove(candidate.manifest().id());
                    changed = true;
                }
            }
        }
    }

    private @Nullable String missing(Candidate candidate) {
        for (Dependency dependency : candidate.manifest().dependencies()) {
            Candidate found = candidates.get(dependency.id());
            if (found == null) {
                if (!dependency.optional()) {
                    return "it needs plugin '" + dependency.id() + "', which "
                            + (disabled.contains(dependency.id()) ? "is disabled" : "is not there or does not load");
                }
            } else if (!Versions.satisfies(found.manifest().version(), dependency.range())) {
                return "it needs plugin '" + dependency.id() + "' in version '" + dependency.range() + "', and "
                        + found.manifest().version() + " is there";
            }
        }
        return null;
    }

    private void putInOrder() {
        List<Candidate> waiting = new ArrayList<>(candidates.values());
        Set<String> placed = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            List<Candidate> ready = new ArrayList<>();
            for (Candidate candidate : waiting) {
                if (isReady(candidate, placed)) {
                    ready.add(candidate);
                }
            }
            if (ready.isEmpty()) {
                waiting.forEach(candidate ->
                        refuse(candidate.path(), candidate.manifest(), "the plugins that it needs need it: a circle"));
                return;
            }
            ready.forEach(candidate -> placed.add(candidate.manifest().id()));
            ordered.addAll(ready);
            waiting.removeIf(candidate -> placed.contains(candidate.manifest().id()));
        }
    }

    private boolean isReady(Candidate candidate, Set<String> placed) {
        for (Dependency dependency : candidate.manifest().dependencies()) {
            if (candidates.containsKey(dependency.id()) && !placed.contains(dependency.id())) {
                return false;
            }
        }
        return true;
    }

    private void refuse(Path jar, @Nullable PluginManifest manifest, String why) {
        note(jar, manifest, State.FAILED, why);
    }

    private void note(Path jar, @Nullable PluginManifest manifest, State state, @Nullable String why) {
        refused.put(
                jar,
                manifest == null
                        ? new PluginInfo(
                                String.valueOf(jar.getFileName()),
                                "",
                                state,
                                List.of(),
                                jar,
                                "",
                                Optional.ofNullable(why))
                        : new PluginInfo(
                                manifest.id(),
                                manifest.version(),
                                state,
                                List.of(),
                                jar,
                                manifest.requires(),
                                Optional.ofNullable(why)));
    }
}
