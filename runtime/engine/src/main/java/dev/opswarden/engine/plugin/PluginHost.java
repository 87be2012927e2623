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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the jars of the plugins directory, one by one: a bad jar is named with its cause, and the others run.
 *
 * <p>Loading is blocking: it reads jars.
 */
public final class PluginHost {

    private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

    private final Vertx vertx;
    private final Function<String, PluginContext> contexts;
    private final Map<Class<?>, Map<String, Object>> extensions = new HashMap<>();
    private final Map<Path, PluginInfo> outcomes = new TreeMap<>();

    private PluginHost(Vertx vertx, Function<String, PluginContext> contexts) {
        this.vertx = vertx;
        this.contexts = contexts;
    }

    /**
     * Loads every plugin of a directory.
     *
     * @param directory where the jars lie; a missing one is empty
     * @param spiVersion the version that {@code Plugin-Requires} is held against
     * @param vertx whose worker threads plugins are called on
     * @param contexts gives each plugin, by its id, what the host has for it
     * @return what could be loaded, and what became of the rest
     */
    public static PluginSet load(
            Path directory, String spiVersion, Vertx vertx, Function<String, PluginContext> contexts) {
        return loadForApproval(directory, spiVersion, vertx, contexts).plugins();
    }

    /**
     * Loads every plugin of a directory for a person who acts on drafts: as {@link #load} does, and with the channels
     * that replies go out by.
     *
     * @param directory where the jars lie; a missing one is empty
     * @param spiVersion the version that {@code Plugin-Requires} is held against
     * @param vertx whose worker threads plugins are called on
     * @param contexts gives each plugin, by its id, what the host has for it
     */
    public static ApprovalPlugins loadForApproval(
            Path directory, String spiVersion, Vertx vertx, Function<String, PluginContext> contexts) {
        PluginHost host = new PluginHost(vertx, contexts);
        PluginDirectory jars = PluginDirectory.scan(directory, spiVersion);
        host.outcomes.putAll(jars.refused());
        WardenPluginManager manager = new WardenPluginManager(directory, spiVersion);
        for (PluginDirectory.Candidate candidate : jars.inOrder()) {
            host.outcomes.put(candidate.path(), host.start(manager, candidate));
        }
        PluginSet plugins = new PluginSet(List.copyOf(host.outcomes.values()), host.extensions);
        return new ApprovalPlugins(
                plugins, new ReplyChannels(host.extensions.getOrDefault(ReplyChannel.class, Map.of())));
    }

    /** Remembers the classes of every plugin that is loaded from now on, for {@link #linkLoadedClasses}. */
    public static void keepLoadedClasses() {
        SharingClassLoader.keep();
    }

    /**
     * Links every class that plugins have loaded. An archive of classes takes no others, and what was loaded only
     * because something named it would have to be read from its jar in each run.
     *
     * @throws IOException if a plugin's jar cannot be read any more
     */
    public static void linkLoadedClasses() throws IOException {
        SharingClassLoader.linkAll();
    }

    private PluginInfo start(WardenPluginManager manager, PluginDirectory.Candidate candidate) {
        PluginManifest manifest = candidate.manifest();
        try {
            manager.loadPlugin(candidate.path());
            PluginState state = manager.startPlugin(manifest.id());
            if (state == PluginState.DISABLED) {
                return outcome(candidate, State.DISABLED, List.of(), null);
            }
            ClassLoader loader = manager.getPluginClassLoader(manifest.id());
            PluginContext context = contexts.apply(manifest.id());
            List<Extension> created = new ArrayList<>();
            for (String className : manager.getExtensionClassNames(manifest.id())) {
                created.add(create(context, loader.loadClass(className)));
            }
            List<String> provides = register(created);
            return outcome(candidate, State.STARTED, provides, null);
        } catch (Exception | LinkageError | StackOverflowError e) {
            log.debug("plugin {} does not load", manifest.id(), e);
            return outcome(candidate, State.FAILED, List.of(), cause(e));
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
                            .put(id, Guard.around(vertx, extension.plugin(), id, kind.type(), extension.object())));
        }
        return provides.stream().sorted().toList();
    }

    private static PluginInfo outcome(
            PluginDirectory.Candidate candidate, State state, List<String> provides, @Nullable String error) {
        PluginManifest manifest = candidate.manifest();
        return new PluginInfo(
                manifest.id(), manifest.version(), state, provides, candidate.path(), Optional.ofNullable(error));
    }

    private static String cause(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof WardenException known ? known.getMessage() : root.toString();
    }
}
