package dev.opswarden.engine.plugin;

import dev.opswarden.engine.secrets.RedactedRuleBook;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plugins of one run, every extension behind a guard.
 *
 * <p>What a tick gets. There is no way from here to a reply channel: those are handed to approval alone, and a
 * tick may no more than ask which replies have gone out.
 */
public final class PluginSet {

    private final List<PluginInfo> plugins;
    private final Map<Class<?>, Map<String, Object>> extensions;

    PluginSet(List<PluginInfo> plugins, Map<Class<?>, Map<String, Object>> extensions) {
        this.plugins = List.copyOf(plugins);
        this.extensions = extensions;
    }

    /**
     * A set of extensions that come from no jar, and so need no guard: those of a test, above all.
     *
     * @param plugins what to say of jars
     * @param extensions the extensions, each called what it calls itself
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} if one of them calls itself what is no id
     */
    public static PluginSet of(List<PluginInfo> plugins, List<?> extensions) {
        Map<Class<?>, Map<String, Object>> byPoint = new HashMap<>();
        for (Object extension : extensions) {
            ExtensionKind.idsOf(extension)
                    .forEach((kind, id) -> byPoint.computeIfAbsent(kind.type(), type -> new HashMap<>())
                            .put(id, extension));
        }
        return new PluginSet(plugins, byPoint);
    }

    /** What became of each jar, in the order of their names. */
    public List<PluginInfo> plugins() {
        return plugins;
    }

    /** The inbox source of this name. */
    public Optional<InboxSource> inbox(String id) {
        return find(InboxSource.class, id);
    }

    /** The progress log that belongs to this inbox source. */
    public Optional<ProgressLog> progressLog(String inboxId) {
        return find(ProgressLog.class, inboxId);
    }

    /** How replies that were sent are looked for, in the place that belongs to this inbox source. */
    public Optional<SentReplies> sentReplies(String inboxId) {
        return find(ReplyChannel.class, inboxId).map(channel -> channel::find);
    }

    /** The brain of this name. */
    public Optional<Brain> brain(String id) {
        return find(Brain.class, id);
    }

    /** The rules behind this brain, where it has any. */
    public Optional<RuleBook> ruleBook(String brainId) {
        return find(RuleBook.class, brainId).map(RedactedRuleBook::new);
    }

    /** The notifier of this name. */
    public Optional<Notifier> notifier(String id) {
        return find(Notifier.class, id);
    }

    private <T> Optional<T> find(Class<T> point, String id) {
        return Optional.ofNullable(extensions.getOrDefault(point, Map.of()).get(id))
                .map(point::cast);
    }
}
