package dev.opswarden.spi;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;

/** What the host gives to a plugin. */
public interface PluginContext {

    /** The id in the plugin's manifest. */
    String pluginId();

    /** The runtime's one Vert.x: do not close it. */
    Vertx vertx();

    /** The effective settings, checked. */
    PluginSettings settings();

    /** The time, which tests may stop. */
    Clock clock();

    /** The agent whose inbox this is ({@code WARDEN_AGENT}). */
    String agent();

    /** Where the operator's rules lie ({@code WORKER_RULES_DIR}), absolute. */
    Path rulesDirectory();

    /** A directory of the plugin's own for what can be made again; the plugin creates it when it needs it. */
    Path cacheDirectory();

    /** A directory of the plugin's own for what must not be lost; the plugin creates it when it needs it. */
    Path dataDirectory();

    /**
     * Where the last rules that compiled are kept; the plugin creates it when it needs it. Written by ticks alone, when
     * the host says so ({@link RuleBook#remember}).
     */
    default Path goodRulesDirectory() {
        return dataDirectory().resolve("rules");
    }

    /** The plugin's log. Never log the text of a message. */
    Logger logger();
}
