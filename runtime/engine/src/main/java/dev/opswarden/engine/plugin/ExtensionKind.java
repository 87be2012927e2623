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
import java.util.function.Function;

/** The extension points of the SPI, and how each is called in a list. */
enum ExtensionKind {
    INBOX(InboxSource.class, extension -> ((InboxSource) extension).id()),
    REPLY(ReplyChannel.class, extension -> ((ReplyChannel) extension).id()),
    PROGRESS(ProgressLog.class, extension -> ((ProgressLog) extension).id()),
    BRAIN(Brain.class, extension -> ((Brain) extension).id()),
    RULES(RuleBook.class, extension -> ((RuleBook) extension).id()),
    NOTIFIER(Notifier.class, extension -> ((Notifier) extension).id());

    private final Class<?> type;
    private final Function<Object, String> id;

    ExtensionKind(Class<?> type, Function<Object, String> id) {
        this.type = type;
        this.id = id;
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
                String id = kind.id.apply(extension);
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
}
