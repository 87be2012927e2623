package dev.opswarden.engine.tick;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.engine.plugin.SentReplies;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plugins that a tick works with. None of these types has a method that sends or marks a message read.
 *
 * @param inbox where messages come from
 * @param sentReplies which replies have gone out, if the inbox can tell
 * @param progressLog where word is left, if the inbox has such a place
 * @param brains whom to ask, in order
 * @param ruleBooks the rules behind those brains
 * @param notifiers who tells the operator
 * @param troubles what went wrong in loading them, for the operator
 */
record TickParts(
        InboxSource inbox,
        Optional<SentReplies> sentReplies,
        Optional<ProgressLog> progressLog,
        List<Brain> brains,
        List<RuleBook> ruleBooks,
        List<Notifier> notifiers,
        List<String> troubles) {

    /**
     * Those that the settings name.
     *
     * @throws WardenException of kind {@link ErrorKind#NOT_LOADED} if there is no such inbox
     */
    static TickParts of(PluginSet plugins, Settings settings) {
        List<String> troubles = new ArrayList<>();
        for (PluginInfo plugin : plugins.plugins()) {
            plugin.error().ifPresent(error -> troubles.add("plugin " + plugin.id() + " does not load: " + error));
        }
        InboxSource inbox = plugins.inbox(settings.inbox())
                .orElseThrow(() -> new WardenException(
                        ErrorKind.NOT_LOADED,
                        "no plugin in '" + settings.pluginsDir() + "' provides the inbox '" + settings.inbox()
                                + "' (WORKER_INBOX)" + (troubles.isEmpty() ? "" : "; " + String.join("; ", troubles))));
        List<Brain> brains = named(settings.brains(), plugins::brain, "brain", "WORKER_BRAIN", troubles);
        return new TickParts(
                inbox,
                plugins.sentReplies(settings.inbox()),
                plugins.progressLog(settings.inbox()),
                brains,
                settings.brains().stream()
                        .flatMap(id -> plugins.ruleBook(id).stream())
                        .toList(),
                named(settings.notifiers(), plugins::notifier, "notifier", "WORKER_NOTIFY", troubles),
                List.copyOf(troubles));
    }

    private static <T> List<T> named(
            List<String> ids, Function<String, Optional<T>> find, String what, String variable, List<String> troubles) {
        List<T> found = new ArrayList<>();
        for (String id : ids) {
            find.apply(id)
                    .ifPresentOrElse(
                            found::add,
                            () -> troubles.add("no plugin provides the " + what + " '" + id + "' of " + variable));
        }
        return List.copyOf(found);
    }
}
