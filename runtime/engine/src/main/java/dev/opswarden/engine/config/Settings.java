package dev.opswarden.engine.config;

import dev.opswarden.spi.PluginSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The effective settings, checked (contract, section 2). {@link SettingsLoader} makes them.
 *
 * @param hub where the State Hub is and how to talk to it
 * @param agent {@code WARDEN_AGENT}: whose inbox is triaged, and who sends approved replies
 * @param enabled {@code WORKER_ENABLED}: false if anything at all switched the worker off
 * @param interval {@code WORKER_INTERVAL}: what missed runs are counted with
 * @param inbox {@code WORKER_INBOX}: the id of the inbox source and its reply channel
 * @param brains {@code WORKER_BRAIN}: brain ids in the order in which they are asked, at least one
 * @param notifiers {@code WORKER_NOTIFY}: notifier ids, possibly none
 * @param quiet {@code WORKER_QUIET}: when not to notify
 * @param maxMessages {@code WORKER_MAX_MESSAGES}: new messages a tick
 * @param keep {@code WORKER_KEEP}: after that, what is closed is forgotten
 * @param stateDir {@code WORKER_STATE_DIR} or {@code --state-dir}, absolute
 * @param rulesDir {@code WORKER_RULES_DIR}, absolute
 * @param pluginsDir {@code WORKER_PLUGINS_DIR}, absolute
 * @param stageLimits {@code WORKER_TIMEOUT_HEALTH} and its like
 * @param tickLimit {@code WORKER_TIMEOUT_TICK}: whatever happens, the process has ended by then
 * @param sendLimit {@code WORKER_TIMEOUT_SEND}: for each request of {@code approve}
 * @param llm the model endpoint
 * @param forPlugins the same settings by name, as plugins get them
 */
public record Settings(
        HubSettings hub,
        String agent,
        boolean enabled,
        Duration interval,
        String inbox,
        List<String> brains,
        List<String> notifiers,
        Optional<QuietHours> quiet,
        int maxMessages,
        Duration keep,
        Path stateDir,
        Path rulesDir,
        Path pluginsDir,
        StageLimits stageLimits,
        Duration tickLimit,
        Duration sendLimit,
        LlmSettings llm,
        PluginSettings forPlugins) {

    /** Copies the lists. */
    public Settings {
        brains = List.copyOf(brains);
        notifiers = List.copyOf(notifiers);
    }
}
