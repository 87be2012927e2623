package dev.opswarden.engine.approval;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.plugin.ApprovalPlugins;
import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.stream.Collectors;

/**
 * Everything that a person's command needs, opened from the settings.
 *
 * @param approval sends drafts
 * @param dismissal closes drafts
 * @param readMarks settles what is owed
 */
public record ApprovalDesk(Approval approval, Dismissal dismissal, ReadMarks readMarks) {

    /**
     * Opens the state directory and finds the inbox with the channel that belongs to it. Blocking.
     *
     * @param settings the effective settings
     * @param who the person, for the audit log
     * @param vertx the run's one Vert.x; closed by the caller
     * @param clock what time it is
     * @param plugins what was loaded
     * @throws WardenException of kind {@link ErrorKind#STATE} if the state cannot be opened, of kind
     *     {@link ErrorKind#NOT_LOADED} if there is no inbox, or none that can reply
     */
    public static ApprovalDesk open(Settings settings, String who, Vertx vertx, Clock clock, ApprovalPlugins plugins) {
        StateStore store = StateStore.open(settings.stateDir(), clock);
        InboxSource inbox =
                plugins.plugins().inbox(settings.inbox()).orElseThrow(() -> missing("the inbox", settings, plugins));
        ReplyChannel channel = plugins.replies()
                .of(settings.inbox())
                .orElseThrow(() -> missing("a reply channel for the inbox", settings, plugins));
        Desk desk = new Desk(vertx, store, inbox, channel, clock, who, settings.sendLimit());
        return new ApprovalDesk(
                new Approval(
                        desk,
                        settings.agent(),
                        new MessageMac(store.installationKey()),
                        store.directory().path()),
                new Dismissal(desk),
                new ReadMarks(desk));
    }

    /**
     * Opens the state directory for closing drafts without a word to the hub: no plugin is needed. Blocking.
     *
     * @param settings the effective settings
     * @param who the person, for the audit log
     * @param vertx the run's one Vert.x; closed by the caller
     * @param clock what time it is
     * @throws WardenException of kind {@link ErrorKind#STATE} if the state cannot be opened
     */
    public static Dismissal withoutHub(Settings settings, String who, Vertx vertx, Clock clock) {
        StateStore store = StateStore.open(settings.stateDir(), clock);
        NoHub nowhere = new NoHub();
        return new Dismissal(new Desk(vertx, store, nowhere, nowhere, clock, who, settings.sendLimit()));
    }

    private static WardenException missing(String what, Settings settings, ApprovalPlugins plugins) {
        String troubles = plugins.plugins().plugins().stream()
                .flatMap(plugin -> plugin.error().stream().map(error -> "; plugin " + plugin.id() + ": " + error))
                .collect(Collectors.joining());
        return new WardenException(
                ErrorKind.NOT_LOADED,
                "no plugin in '" + settings.pluginsDir() + "' provides " + what + " '" + settings.inbox()
                        + "' (WORKER_INBOX)" + troubles);
    }
}
