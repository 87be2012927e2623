package dev.opswarden.engine.plugin;

import dev.opswarden.spi.ReplyChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The plugins as a person's command gets them.
 *
 * @param plugins what a tick would get
 * @param replies what only a person may use
 */
public record ApprovalPlugins(PluginSet plugins, ReplyChannels replies) {

    /**
     * Extensions that come from no jar, and so need no guard: those of a test, above all.
     *
     * @param jars what to say of jars
     * @param extensions the extensions, each called what it calls itself
     */
    public static ApprovalPlugins of(List<PluginInfo> jars, List<?> extensions) {
        Map<String, Object> channels = new HashMap<>();
        for (Object extension : extensions) {
            if (extension instanceof ReplyChannel channel) {
                channels.put(channel.id(), channel);
            }
        }
        return new ApprovalPlugins(PluginSet.of(jars, extensions), new ReplyChannels(channels));
    }
}
