package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.JarCheck.Content;
import dev.opswarden.engine.plugin.PluginInfo.State;
import dev.opswarden.engine.plugin.PluginManifest.Dependency;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts jars into the plugins directory and takes them out. A command changes everything or nothing, and whatever dies in
 * between, the next tick finds the old plugin or the new one: {@link PluginLock} says which.
 *
 * <p>Nothing is hot: a tick that runs keeps the jars that it opened. Blocking.
 */
public final class PluginStore {

    private final PluginPlace place;
    private final Vertx vertx;
    private final Function<String, PluginContext> contexts;
    private final PluginFiles files;

    /**
     * A store.
     *
     * @param place the directory
     * @param vertx for the trial of a jar before it is taken in
     * @param contexts what a plugin on trial is given
     */
    public PluginStore(PluginPlace place, Vertx vertx, Function<String, PluginContext> contexts) {
        this.place = place;
        this.vertx = vertx;
        this.contexts = contexts;
        this.files = new PluginFiles(place.directory());
    }

    /**
     * What a command did.
     *
     * @param plugin the plugin as it is in force now
     * @param sha256 of its jar
     * @param before the version that was in force; nothing where there was none
     * @param changed whether anything was done
     * @param nativeCode the libraries of machine code in it
     */
    public record Change(
            PluginInfo plugin, String sha256, Optional<String> before, boolean changed, List<String> nativeCode) {}

    /**
     * Installs a jar, in the place of the version that is there; that one is kept.
     *
     * @param source the jar
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if it is no plugin, does not load, or would keep another
     *     from loading; of kind {@link ErrorKind#STATE} if the directory cannot be written. Nothing is changed then
     */
    public Change install(Path source) {
        if (!Files.isRegularFile(source)) {
            throw refused("'" + source + "' is " + (Files.exists(source) ? "no file" : "not there"));
        }
        if (!Files.isReadable(source)) {
            throw refused("'" + source + "' cannot be read: permission denied");
        }
        if (source.toFile().length() > JarCheck.MOST_BYTES) {
            throw refused("'" + source + "' is larger than " + (JarCheck.MOST_BYTES >> 20) + " MB");
        }
        return files.alone(() -> {
            Path copy = files.takeIn(source);
            try {
                return installCopy(copy, source);
            } finally {
                Files.deleteIfExists(copy);
            }
        });
    }

    private Change installCopy(Path copy, Path source) throws IOException {
        Content content = checked(copy, source);
        PluginManifest manifest = content.manifest();
        String id = manifest.id();
        String sum = JarSum.of(copy);
        PluginDirectory there = scan();
        tidy(there);
        Path inForce = inForce(there, id);
        PluginLock.Entry entry = there.lock().of(id).orElse(null);
        PluginInfo tried = tried(id, inForce, copy, source.toString());
        if (inForce != null && JarSum.of(inForce).equals(sum)) {
            boolean changed = entry == null;
            if (changed) {
                there.lock()
                        .with(id, PluginLock.Entry.of(jar(inForce, manifest, sum)))
                        .write(files.directory());
            }
            return new Change(at(tried, inForce), sum, Optional.of(manifest.version()), changed, content.nativeCode());
        }
        PluginLock lock = there.lock();
        Optional<PluginLock.Jar> previous = keepable(there, inForce, entry);
        if (inForce != null && previous.isPresent()) {
            files.keep(id, inForce);
            if (entry == null) {
                // From here on it is this lock that says which of two jars counts.
                lock = lock.with(id, PluginLock.Entry.of(previous.get()));
                lock.write(files.directory());
            }
        }
        Path target = files.freeName(id, manifest.version());
        files.publish(copy, target);
        lock.with(id, new PluginLock.Entry(jar(target, manifest, sum), previous, entry != null))
                .write(files.directory());
        if (inForce != null) {
            files.delete(inForce);
        }
        files.forget(id, previous.map(PluginLock.Jar::file).orElse(""));
        return new Change(at(tried, target), sum, previous.map(PluginLock.Jar::version), true, content.nativeCode());
    }

    /**
     * Puts the version before the one in force back; that one is kept in turn, unless the earlier one had never been
     * installed but came with the distribution.
     *
     * @param id the plugin
     * @throws WardenException as {@link #install} does
     */
    public Change rollback(String id) {
        return files.alone(() -> {
            PluginDirectory there = scan();
            PluginLock.Entry entry = there.lock().of(id).orElse(null);
            if (entry == null || entry.previous().isEmpty()) {
                throw refused("no earlier version of plugin '" + id + "' is kept");
            }
            PluginLock.Jar previous = entry.previous().get();
            Path kept = files.previous(id).resolve(previous.file());
            if (!Files.isRegularFile(kept) || !JarSum.of(kept).equals(previous.sha256())) {
                throw refused("the earlier version of plugin '" + id + "', '" + kept
                        + "', is gone or changed since it was kept");
            }
            Path inForce = inForce(there, id);
            Content content = checked(kept, kept);
            PluginInfo tried = tried(id, inForce, kept, previous.file());
            Optional<PluginLock.Jar> next =
                    entry.previousRecorded() ? keepable(there, inForce, entry) : Optional.empty();
            if (inForce != null && next.isPresent()) {
                files.keep(id, inForce);
            }
            Path target = files.directory().resolve(previous.file());
            if (Files.exists(target)) {
                target = files.freeName(id, previous.version());
            }
            files.publish(files.takeIn(kept), target);
            PluginLock.Jar back =
                    new PluginLock.Jar(String.valueOf(target.getFileName()), previous.version(), previous.sha256());
            there.lock().with(id, new PluginLock.Entry(back, next, true)).write(files.directory());
            if (inForce != null) {
                files.delete(inForce);
            }
            if (!entry.previousRecorded()) {
                // An upgrade of the distribution has to be free to renew it.
                there.lock().without(id).write(files.directory());
            }
            files.forget(id, next.map(PluginLock.Jar::file).orElse(""));
            return new Change(
                    at(tried, target),
                    previous.sha256(),
                    Optional.of(entry.jar().version()),
                    true,
                    content.nativeCode());
        });
    }

    /**
     * Takes a plugin out, with the version that was kept of it. Its data in the state directory stays.
     *
     * @param id the plugin
     * @return the jars that are gone
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if there is none, or while another one needs it
     */
    public List<Path> remove(String id) {
        return files.alone(() -> {
            PluginDirectory there = scan();
            List<Path> jars = jarsOf(there, id);
            if (jars.isEmpty() && there.lock().of(id).isEmpty()) {
                throw unknown(id);
            }
            refuseWhileNeeded(there, id, "remove", Set.of());
            for (Path jar : jars) {
                files.delete(jar);
            }
            files.forget(id, "");
            there.lock().without(id).write(files.directory());
            setDisabled(id, false);
            return jars;
        });
    }

    /**
     * Switches a plugin on.
     *
     * @param id the plugin
     * @return whether it was off
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if there is none
     */
    public boolean enable(String id) {
        return files.alone(() -> {
            if (jarsOf(scan(), id).isEmpty()) {
                throw unknown(id);
            }
            return setDisabled(id, false);
        });
    }

    /**
     * Switches a plugin off; no code of it runs for that.
     *
     * @param id the plugin
     * @return whether it was on
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if there is none, or while another one needs it
     */
    public boolean disable(String id) {
        return files.alone(() -> {
            PluginDirectory there = scan();
            if (jarsOf(there, id).isEmpty()) {
                throw unknown(id);
            }
            refuseWhileNeeded(there, id, "disable", DisabledPlugins.in(files.directory()));
            return setDisabled(id, true);
        });
    }

    private boolean setDisabled(String id, boolean off) {
        Set<String> ids = new TreeSet<>(DisabledPlugins.in(files.directory()));
        boolean changed = off ? ids.add(id) : ids.remove(id);
        if (changed) {
            DisabledPlugins.write(files.directory(), ids);
        }
        return changed;
    }

    private PluginDirectory scan() {
        PluginDirectory there = PluginDirectory.scan(place, PluginChange.NONE);
        if (there.closed().isPresent()) {
            // Else what cannot be looked at would be taken for what is not there.
            throw refused(there.closed().get());
        }
        return there;
    }

    /** What a command that was killed after its change, and before its last step, left lying beside the new jar. */
    private void tidy(PluginDirectory there) throws IOException {
        for (PluginLock.Entry entry : there.lock().entries().values()) {
            if (entry.previous().isPresent()) {
                PluginLock.Jar previous = entry.previous().get();
                Path left = files.directory().resolve(previous.file());
                if (!previous.file().equals(entry.jar().file())
                        && Files.isRegularFile(left)
                        && JarSum.of(left).equals(previous.sha256())) {
                    files.delete(left);
                }
            }
        }
    }

    private Content checked(Path jar, Path named) {
        try {
            Content content = JarCheck.of(jar, true);
            JarAccess.checkRange(content.manifest(), place.spiVersion());
            return content;
        } catch (WardenException e) {
            throw refused("'" + named + "' cannot be installed: " + e.getMessage());
        }
    }

    /** The plugin as it loads in the place of the one in force, with all the others still loading. */
    private PluginInfo tried(String id, @Nullable Path inForce, Path jar, String named) {
        PluginChange change = new PluginChange(Optional.ofNullable(inForce), Optional.of(jar));
        PluginSet before = PluginHost.loadTrial(place, PluginChange.NONE, vertx, contexts);
        PluginSet after = PluginHost.loadTrial(place, change, vertx, contexts);
        PluginInfo tried = after.plugins().stream()
                .filter(plugin -> plugin.path().equals(jar))
                .findFirst()
                .orElseThrow();
        if (tried.state() != State.STARTED) {
            throw refused("'" + named + "' does not load: "
                    + tried.error().orElse(tried.state().label()));
        }
        for (PluginInfo other : before.plugins()) {
            if (other.state() != State.STARTED || other.id().equals(id)) {
                continue;
            }
            after.plugins().stream()
                    .filter(plugin -> plugin.path().equals(other.path()) && plugin.state() != State.STARTED)
                    .findFirst()
                    .ifPresent(lost -> {
                        throw refused("with '" + named + "' plugin '" + lost.id() + "' would not load any more: "
                                + lost.error().orElse(lost.state().label()));
                    });
        }
        return tried;
    }

    /** The jar of a plugin that counts: the one that was installed, else the first there is. */
    private @Nullable Path inForce(PluginDirectory there, String id) {
        Path installed = there.lock()
                .of(id)
                .map(entry -> files.directory().resolve(entry.jar().file()))
                .filter(Files::exists)
                .orElse(null);
        List<Path> jars = jarsOf(there, id);
        return installed != null || jars.isEmpty() ? installed : jars.get(0);
    }

    private static List<Path> jarsOf(PluginDirectory there, String id) {
        List<Path> jars = new ArrayList<>();
        for (Map.Entry<Path, PluginManifest> jar : there.manifests().entrySet()) {
            if (jar.getValue().id().equals(id)) {
                jars.add(jar.getKey());
            }
        }
        there.lock().of(id).ifPresent(entry -> {
            Path installed = there.directory().resolve(entry.jar().file());
            if (Files.exists(installed) && !jars.contains(installed)) {
                jars.add(installed);
            }
        });
        return jars;
    }

    /** What is worth going back to: not a jar that is broken, or is not what was installed. */
    private static Optional<PluginLock.Jar> keepable(
            PluginDirectory there, @Nullable Path jar, PluginLock.@Nullable Entry entry) throws IOException {
        PluginManifest manifest = jar == null ? null : there.manifests().get(jar);
        if (jar == null || manifest == null) {
            return Optional.empty();
        }
        String sum = JarSum.of(jar);
        return entry == null || entry.jar().sha256().equals(sum)
                ? Optional.of(jar(jar, manifest, sum))
                : Optional.empty();
    }

    private static void refuseWhileNeeded(PluginDirectory there, String id, String verb, Set<String> notCounted) {
        Set<String> needing = new TreeSet<>();
        for (PluginManifest other : there.manifests().values()) {
            for (Dependency dependency : other.dependencies()) {
                if (dependency.id().equals(id)
                        && !dependency.optional()
                        && !other.id().equals(id)
                        && !notCounted.contains(other.id())) {
                    needing.add(other.id());
                }
            }
        }
        if (!needing.isEmpty()) {
            throw refused(
                    "plugin '" + id + "' is needed by '" + String.join("', '", needing) + "'; " + verb + " that first");
        }
    }

    private static PluginLock.Jar jar(Path file, PluginManifest manifest, String sum) {
        return new PluginLock.Jar(String.valueOf(file.getFileName()), manifest.version(), sum);
    }

    private static PluginInfo at(PluginInfo tried, Path path) {
        return new PluginInfo(
                tried.id(), tried.version(), tried.state(), tried.provides(), path, tried.requires(), tried.error());
    }

    private static WardenException unknown(String id) {
        return refused("there is no plugin '" + id + "'; 'warden-runtime plugins list' names those that are there");
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why);
    }
}
