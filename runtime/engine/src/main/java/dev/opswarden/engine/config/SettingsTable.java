package dev.opswarden.engine.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every variable of contract section 2, in its order: the one place that spells a default, and a name but for that of {@link KillSwitch}. */
final class SettingsTable {

    private static final List<Setting<?>> ALL = new ArrayList<>();

    private static final Kind<Duration> DURATION = new DurationKind(Duration.ofMillis(1));
    private static final Kind<List<String>> IDS = new IdListKind();
    private static final Kind<Path> PATH = new PathKind();
    private static final Kind<Path> SECRET = new SecretFileKind();

    static final Setting<URI> HUB_URL = add(Setting.of(
            "WARDEN_HUB_URL",
            new UrlKind(),
            "http://127.0.0.1:8000",
            "Where the State Hub is: http or https, with or without a base path."));
    static final Setting<Path> HUB_TOKEN_FILE = add(Setting.optional(
            "WARDEN_HUB_TOKEN_FILE",
            SECRET,
            "",
            "A file that holds the hub's bearer token; it is never sent over plain HTTP to another machine."));
    static final Setting<Path> HUB_CA_FILE = add(Setting.optional(
            "WARDEN_HUB_CA_FILE",
            new CertificateFileKind(),
            "",
            "Certificates of a private authority that the hub's own is signed by, PEM."));
    static final Setting<String> AGENT = add(Setting.of(
            "WARDEN_AGENT",
            new TextKind(128),
            "ops-warden",
            "Whose inbox is triaged, and who sends the replies that you approve."));
    static final Setting<Boolean> ENABLED = add(Setting.of(
            KillSwitch.NAME,
            new SwitchKind(),
            "1",
            "The kill switch: 0, here or in the environment, and a tick opens nothing at all."));
    static final Setting<Duration> INTERVAL = add(Setting.of(
            "WORKER_INTERVAL",
            DURATION,
            "15m",
            "How often the timer runs a tick; 'status' counts missed runs with it."));
    static final Setting<String> INBOX = add(Setting.of(
            "WORKER_INBOX",
            new IdKind(),
            "hub",
            "The id of the inbox source, and of the reply channel that belongs to it."));
    static final Setting<List<String>> BRAIN = add(Setting.of(
            "WORKER_BRAIN",
            IDS,
            "llm,drools",
            "Brain ids in the order in which they are asked: the first that decides wins."));
    static final Setting<List<String>> NOTIFY =
            add(Setting.optional("WORKER_NOTIFY", IDS, "desktop", "Notifier ids; empty for none."));
    static final Setting<QuietHours> QUIET = add(Setting.optional(
            "WORKER_QUIET",
            new QuietKind(),
            "",
            "Hours without notifications, say 22:00-07:00; one summary after them. No effect in this version."));
    static final Setting<Integer> MAX_MESSAGES = add(Setting.of(
            "WORKER_MAX_MESSAGES",
            new NumberKind(1, 100_000),
            "200",
            "How many new messages a tick takes; the rest wait for the next one."));
    static final Setting<Duration> KEEP = add(Setting.of(
            "WORKER_KEEP",
            DURATION,
            "90d",
            "After this, closed decisions whose message is read at the hub, and digests, are forgotten."));
    static final Setting<Path> STATE_DIR = add(Setting.computed(
            "WORKER_STATE_DIR",
            PATH,
            "$XDG_STATE_HOME/ops-warden",
            around -> around.stateDirectory().toString(),
            "Where drafts, digests and the audit trail are kept."));
    static final Setting<Path> RULES_DIR = add(Setting.computed(
            "WORKER_RULES_DIR",
            PATH,
            "$XDG_CONFIG_HOME/ops-warden/rules where that exists, else rules/ of the installation",
            SettingsTable::rulesDirectory,
            "Where your rules are."));
    static final Setting<Path> PLUGINS_DIR = add(Setting.computed(
            "WORKER_PLUGINS_DIR",
            PATH,
            "plugins/ of the installation",
            around -> around.installation().resolve("plugins").toString(),
            "Where plugins are."));

    static final Setting<Duration> TIMEOUT_HEALTH =
            add(Setting.of("WORKER_TIMEOUT_HEALTH", DURATION, "3s", "How long asking the hub how it is may take."));
    static final Setting<Duration> TIMEOUT_FETCH =
            add(Setting.of("WORKER_TIMEOUT_FETCH", DURATION, "15s", "How long reading the inbox may take."));
    static final Setting<Duration> TIMEOUT_TRIAGE =
            add(Setting.of("WORKER_TIMEOUT_TRIAGE", DURATION, "60s", "How long deciding may take."));
    static final Setting<Duration> TIMEOUT_STORE =
            add(Setting.of("WORKER_TIMEOUT_STORE", DURATION, "5s", "How long storing the drafts may take."));
    static final Setting<Duration> TIMEOUT_DIGEST =
            add(Setting.of("WORKER_TIMEOUT_DIGEST", DURATION, "5s", "How long writing the digest may take."));
    static final Setting<Duration> TIMEOUT_PROGRESS =
            add(Setting.of("WORKER_TIMEOUT_PROGRESS", DURATION, "10s", "How long the progress note may take."));
    static final Setting<Duration> TIMEOUT_NOTIFY =
            add(Setting.of("WORKER_TIMEOUT_NOTIFY", DURATION, "5s", "How long notifying you may take."));
    static final Setting<Duration> TIMEOUT_TICK = add(Setting.of(
            "WORKER_TIMEOUT_TICK",
            new DurationKind(Duration.ofSeconds(1)),
            "4m",
            "Whatever happens, a tick has ended by then."));
    static final Setting<Duration> TIMEOUT_SEND =
            add(Setting.of("WORKER_TIMEOUT_SEND", DURATION, "15s", "How long each request of 'approve' may take."));

    static final Setting<URI> LLM_URL = add(Setting.optional(
            "LLM_CONNECT_URL",
            new UrlKind(),
            "",
            "An OpenAI-compatible endpoint, with or without a final /v1; without one the llm brain abstains."));
    static final Setting<String> LLM_MODEL =
            add(Setting.of("LLM_CONNECT_MODEL", new TextKind(256), "default", "The model that is asked for."));
    static final Setting<Path> LLM_API_KEY_FILE =
            add(Setting.optional("LLM_CONNECT_API_KEY_FILE", SECRET, "", "A file that holds the endpoint's API key."));
    static final Setting<Duration> LLM_TIMEOUT =
            add(Setting.of("LLM_CONNECT_TIMEOUT", DURATION, "20s", "How long the model may take for one message."));
    static final Setting<Integer> LLM_MAX_CALLS = add(Setting.of(
            "LLM_CONNECT_MAX_CALLS",
            new NumberKind(0, 100_000),
            "50",
            "How often a tick may ask the model; the rules decide the rest."));
    static final Setting<Integer> LLM_MAX_TOKENS = add(Setting.of(
            "LLM_CONNECT_MAX_TOKENS", new NumberKind(1, 1_000_000), "800", "How long an answer may be, in tokens."));
    static final Setting<Double> LLM_MIN_CONFIDENCE = add(
            Setting.of(
                    "LLM_CONNECT_MIN_CONFIDENCE",
                    new FractionKind(),
                    "0.5",
                    "How sure the model must be of itself, from 0 to 1; below that a person decides, with its draft as a suggestion."));
    static final Setting<String> LLM_FORWARD = add(Setting.optional(
            "LLM_CONNECT_FORWARD",
            new CommandKind(),
            "",
            "A command that makes the endpoint reachable, say kubectl port-forward ...; it runs for one tick only."));

    private SettingsTable() {}

    /** Every variable, in the order of the contract. */
    static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    static boolean isKnown(String name) {
        for (Setting<?> setting : ALL) {
            if (setting.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static <T> Setting<T> add(Setting<T> setting) {
        ALL.add(setting);
        return setting;
    }

    private static String rulesDirectory(Surroundings around) {
        Path own = around.configDirectory().resolve("rules");
        return (Files.isDirectory(own) ? own : around.installation().resolve("rules")).toString();
    }
}
