package dev.opswarden.engine.config;

import dev.opswarden.spi.PluginSettings;
import java.util.List;

/** Puts checked values into the records that the rest of the program reads. */
final class SettingsAssembly {

    private SettingsAssembly() {}

    static Settings of(Values values, PluginSettings forPlugins) {
        return new Settings(
                hub(values),
                values.get(SettingsTable.AGENT),
                values.get(SettingsTable.ENABLED),
                values.get(SettingsTable.INTERVAL),
                values.get(SettingsTable.INBOX),
                values.get(SettingsTable.BRAIN),
                values.find(SettingsTable.NOTIFY).orElse(List.of()),
                values.find(SettingsTable.QUIET),
                values.get(SettingsTable.MAX_MESSAGES),
                values.get(SettingsTable.KEEP),
                values.get(SettingsTable.STATE_DIR),
                values.get(SettingsTable.RULES_DIR),
                values.get(SettingsTable.PLUGINS_DIR),
                stageLimits(values),
                values.get(SettingsTable.TIMEOUT_TICK),
                values.get(SettingsTable.TIMEOUT_SEND),
                llm(values),
                forPlugins);
    }

    private static HubSettings hub(Values values) {
        return new HubSettings(
                values.get(SettingsTable.HUB_URL),
                values.find(SettingsTable.HUB_TOKEN_FILE),
                values.find(SettingsTable.HUB_CA_FILE));
    }

    private static StageLimits stageLimits(Values values) {
        return new StageLimits(
                values.get(SettingsTable.TIMEOUT_HEALTH),
                values.get(SettingsTable.TIMEOUT_FETCH),
                values.get(SettingsTable.TIMEOUT_TRIAGE),
                values.get(SettingsTable.TIMEOUT_STORE),
                values.get(SettingsTable.TIMEOUT_DIGEST),
                values.get(SettingsTable.TIMEOUT_PROGRESS),
                values.get(SettingsTable.TIMEOUT_NOTIFY));
    }

    private static LlmSettings llm(Values values) {
        return new LlmSettings(
                values.find(SettingsTable.LLM_URL),
                values.get(SettingsTable.LLM_MODEL),
                values.find(SettingsTable.LLM_API_KEY_FILE),
                values.get(SettingsTable.LLM_TIMEOUT),
                values.get(SettingsTable.LLM_MAX_CALLS),
                values.get(SettingsTable.LLM_MAX_TOKENS),
                values.get(SettingsTable.LLM_MIN_CONFIDENCE),
                values.find(SettingsTable.LLM_FORWARD));
    }
}
