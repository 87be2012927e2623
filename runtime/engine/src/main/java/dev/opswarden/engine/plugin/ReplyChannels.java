package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ReplyChannel;
import java.util.Map;
import java.util.Optional;

/** The channels that replies go out by. A tick gets none of them: they are handed to approval alone. */
public final class ReplyChannels {

    private final Map<String, Object> channels;

    ReplyChannels(Map<String, Object> channels) {
        this.channels = Map.copyOf(channels);
    }

    /** The channel that belongs to this inbox source. */
    public Optional<ReplyChannel> of(String inboxId) {
        return Optional.ofNullable(channels.get(inboxId)).map(ReplyChannel.class::cast);
    }
}
