package dev.opswarden.engine.plugin;

/**
 * The plugins as a person's command gets them.
 *
 * @param plugins what a tick would get
 * @param replies what only a person may use
 */
public record ApprovalPlugins(PluginSet plugins, ReplyChannels replies) {}
