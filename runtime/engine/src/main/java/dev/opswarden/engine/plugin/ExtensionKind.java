package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The extension points of the SPI, and how each is called in a list. */
enum ExtensionKind {
    INBOX(InboxSource.class),
    REPLY(ReplyChannel.class),
    PROGRESS(ProgressLog.class),
    BRAIN(Brain.class),
    RULES(RuleBook.class),
    NOTIFIER(Notifier.class);

    private final Class<?> type;

    ExtensionKind(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an extension is called at each of the points where it can be plugged in. */
    static Map<ExtensionKind, String> idsOf(Object extension) {
        Map<ExtensionKind, String> ids = new EnumMap<>(ExtensionKind.class);
        for (ExtensionKind kind : values()) {
            if (kind.type.isInstance(extension)) {
                String id = kind.idOf(extension);
                if (id == null || !PluginId.isOne(id)) {
                    throw new WardenException(
                            ErrorKind.NOT_LOADED,
                            extension.getClass().getName() + " calls itself '" + id
                                    + "'; an id is made of lower-case letters, digits and dashes");
                }
                ids.put(kind, id);
            }
        }
        return ids;
    }

    private String idOf(Object extension) {
        return switch (this) {
            case INBOX -> ((InboxSource) extension).id();
            case REPLY -> ((ReplyChannel) extension).id();
            case PROGRESS -> ((ProgressLog) extension).id();
            case BRAIN -> ((Brain) extension).id();
            case RULES -> ((RuleBook) extension).id();
            case NOTIFIER -> ((Notifier) extension).id();
        };
    }

    /**
     * The extension as the host sees it at this point.
     *
     * @param workers where it is called
     * @param plugin whose it is
     * @param id what it is called
     * @param extension what was made
     */
    Object guarded(Workers workers, String plugin, String id, Object extension) {
        return switch (this) {
            case INBOX -> new GuardedInbox(new Guard<>(workers, plugin, id, (InboxSource) extension));
            case REPLY -> new GuardedReplyChannel(new Guard<>(workers, plugin, id, (ReplyChannel) extension));
            case PROGRESS -> new GuardedProgressLog(new Guard<>(workers, plugin, id, (ProgressLog) extension));
            case BRAIN -> new GuardedBrain(new Guard<>(workers, plugin, id, (Brain) extension));
            case RULES -> new GuardedRuleBook(new Guard<>(workers, plugin, id, (RuleBook) extension));
            case NOTIFIER -> new GuardedNotifier(new Guard<>(workers, plugin, id, (Notifier) extension));
        };
    }
}
