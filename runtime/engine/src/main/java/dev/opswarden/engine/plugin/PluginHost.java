package dev.opswarden.engine.plugin;

import dev.opswarden.engine.plugin.PluginInfo.State;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the jars of the plugins directory, one by one: a bad jar is named with its cause, and the others run.
 *
 * <p>Loading is blocking: it reads jars.
 */
public final class PluginHost {

    private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

    private final Workers workers;
    private final Function<String, PluginContext> contexts;
    private final Map<Class<?>, Map<String, Object>> extensions = new HashMap<>();
    private final Map<Path, PluginInfo> outcomes = new TreeMap<>();
    private final Set<String> started = new HashSet<>();

    private PluginHost(Workers workers, Function<String, PluginContext> contexts) {
        this.workers = workers;
        this.contexts = contexts;
    }

    /**
     * Loads every plugin of a directory.
     *
     * @param place where from
     * @param vertx whose worker threads plugins are called on
     * @param contexts gives each plugin, by its id, what the host has for it
     * @return what could be loaded, and what became of the rest
     */
    public static PluginSet load(PluginPlace place, Vertx vertx, Function<String, PluginContext> contexts) {
        return load(place, () -> vertx, contexts);
    }

    /** The same while Vert.x may still be being made: it is asked for when the first plugin is called. */
    public static PluginSet load(PluginPlace place, Supplier<Vertx> vertxes, Function<String, PluginContext> contexts) {
        return new PluginHost(Workers.of(vertxes), contexts).load(place, PluginChange.NONE);
    }

    /**
     * Loads every plugin of a directory for somebody who asks one question and waits for the answer: plugins are called
     * on the thread that asks.
     *
     * @param place where from
     * @param contexts gives each plugin, by its id, what the host has for it
     * @return what could be loaded, and what became of the rest
     */
    public static PluginSet loadToLook(PluginPlace place, Function<String, PluginContext> contexts) {
        return new PluginHost(Workers.asking(), contexts).load(place, PluginChange.NONE);
    }

    /**
     * Loads every plugin of a directory for a person who acts on drafts: as {@link #load} does, and with the channels
     * that replies go out by.
     *
     * @param place where from
     * @param vertx whose worker threads plugins are called on; asked for when the first of them is called
     * @param contexts gives each plugin, by its id, what the host has for it
     */
    public static ApprovalPlugins loadForApproval(
            PluginPlace place, Supplier<Vertx> vertx, Function<String, PluginContext> contexts) {
        PluginHost host = new PluginHost(Workers.of(vertx), contexts);
        PluginSet plugins = host.load(place, PluginChange.NONE);
        return new ApprovalPlugins(
                plugins, new ReplyChannels(host.extensions.getOrDefault(ReplyChannel.class, Map.of())));
    }

    /** Remembers the classes of every plugin that is loaded from now on, for {@link #linkLoadedClasses}. */
    public static void keepLoadedClasses() {
        JarClassLoader.keep();
    }

    /**
     * Links every class that plugins have loaded. An archive of classes takes no others, and what was loaded only
     * because something named it would have to be read from its jar in each run.
     *
     * @throws IOException if a plugin's jar cannot be read any more
     */
    public static void linkLoadedClasses() throws IOException {
        JarClassLoader.linkAll();
    }

    /** Loads what would be there after a change, to see whether it could be. */
    static PluginSet loadTrial(
            PluginPlace place, PluginChange change, Vertx vertx, Function<String, PluginContext> contexts) {
        return new PluginHost(Workers.of(() -> vertx), contexts).load(place, change);
    }

    private PluginSet load(PluginPlace place, PluginChange change) {
        PluginDirectory jars = PluginDirectory.scan(place, change);
        outcomes.putAll(jars.refused());
        if (!jars.inOrder().isEmpty()) {
            StrayFailures.watch();
            WardenPluginManager manager = new WardenPluginManager(place.directory(), place.spiVersion());
            LoadLimit limit = new LoadLimit();
            for (PluginDirectory.Candidate candidate : jars.inOrder()) {
                outcomes.put(candidate.path(), start(manager, candidate, limit));
            }
        }
        return new PluginSet(List.copyOf(outcomes.values()), extensions);
    }

    private PluginInfo start(WardenPluginManager manager, PluginDirectory.Candidate candidate, LoadLimit limit) {
        String id = candidate.manifest().id();
        try {
            List<Extension> created = limit.run(id, () -> create(manager, candidate));
            List<String> provides = register(created);
            started.add(id);
            return outcome(candidate, State.STARTED, provides, null);
        } catch (Throwable e) {
            // Whatever it is, it is this plugin's: also an Error, and one that runs out of memory.
            noteInTheLog(id, e);
            return outcome(candidate, State.FAILED, List.of(), RootCause.of(e));
        }
    }

    private static void noteInTheLog(String id, Throwable e) {
        try {
            log.debug("plugin {} does not load", id, e);
        } catch (RuntimeException | Error ofTheThrowable) {
            // A log asks a throwable for its message and its cause, and that is a plugin's code as well.
            log.debug("plugin {} does not load, and what it throws cannot be written down", id);
        }
    }

    /** The first code of the plugin that runs, on a thread that may be left behind. */
    private List<Extension> create(WardenPluginManager manager, PluginDirectory.Candidate candidate) throws Exception {
        refuseWhatLacksOne(candidate);
        ClassLoader loader = manager.load(candidate);
        Thread.currentThread().setContextClassLoader(loader);
        PluginContext given = contexts.apply(candidate.manifest().id());
        PluginContext context =
                candidate.settings().isEmpty() ? given : OwnSettings.beside(given, candidate.settings());
        List<Extension> created = new ArrayList<>();
        for (String className : candidate.extensions()) {
            created.add(create(context, loader.loadClass(className)));
        }
        return created;
    }

    /** What looked good may have failed since. */
    private void refuseWhatLacksOne(PluginDirectory.Candidate candidate) {
        for (PluginManifest.Dependency dependency : candidate.manifest().dependencies()) {
            if (!dependency.optional() && !started.contains(dependency.id())) {
                throw PluginManifest.bad("it needs plugin '" + dependency.id() + "', which does not load");
            }
        }
    }

    /** One extension and the places where it can be plugged in. */
    private record Extension(String plugin, Object object, Map<ExtensionKind, String> ids) {}

    private static Extension create(PluginContext context, Class<?> type) throws Exception {
        Object object = Extensions.create(type, context);
        Map<ExtensionKind, String> ids = ExtensionKind.idsOf(object);
        if (ids.isEmpty()) {
            throw new WardenException(
                    ErrorKind.NOT_LOADED, type.getName() + " implements none of the extension points of the SPI");
        }
        return new Extension(context.pluginId(), object, ids);
    }

    /** All of a plugin's extensions, or none: a plugin that is half there would be a riddle. */
    private List<String> register(List<Extension> created) {
        List<String> provides = new ArrayList<>();
        for (Extension extension : created) {
            extension.ids().forEach((kind, id) -> {
                String name = kind.label() + ":" + id;
                if (extensions.getOrDefault(kind.type(), Map.of()).containsKey(id) || provides.contains(name)) {
                    throw new WardenException(ErrorKind.NOT_LOADED, name + " is already provided");
                }
                provides.add(name);
            });
        }
        for (Extension extension : created) {
            extension
                    .ids()
                    .forEach((kind, id) -> extensions
                            .computeIfAbsent(kind.type(), type -> new HashMap<>())
                            .put(id, kind.guarded(workers, extension.plugin(), id, extension.object())));
        }
        return provides.stream().sorted().toList();
    }

    private static PluginInfo outcome(
            PluginDirectory.Candidate candidate, State state, List<String> provides, @Nullable String error) {
        PluginManifest manifest = candidate.manifest();
        return new PluginInfo(
                manifest.id(),
                manifest.version(),
                state,
                provides,
                candidate.path(),
                manifest.requires(),
                Optional.ofNullable(error));
    }
}
