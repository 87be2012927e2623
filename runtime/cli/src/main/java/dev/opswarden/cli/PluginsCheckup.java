package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plugins, as {@code doctor} looks at them, and what is behind them: the hub is read, the model asked, the rules
 * looked at, a notification shown.
 */
final class PluginsCheckup {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration FORWARD = Duration.ofSeconds(10);
    private static final String QUESTION = "warden-runtime doctor";

    private final Invocation invocation;
    private final Settings settings;
    private final PluginSet plugins;
    private final List<Finding> findings = new ArrayList<>();

    private PluginsCheckup(Invocation invocation, Settings settings, PluginSet plugins) {
        this.invocation = invocation;
        this.settings = settings;
        this.plugins = plugins;
    }

    /** Tries them; whatever happens is a finding. */
    static List<Finding> of(Invocation invocation, Settings settings) {
        try {
            return VertxRun.await(
                    LIMIT,
                    vertx -> PluginsLook.load(vertx, invocation, settings)
                            .compose(plugins -> new PluginsCheckup(invocation, settings, plugins).all())
                            .recover(failure -> Future.succeededFuture(List.of(broken(FailureText.of(failure))))));
        } catch (WardenException e) {
            return List.of(broken(e.getMessage()));
        }
    }

    private static Finding broken(String why) {
        return Finding.fail("plugins", why, "warden-runtime -v status");
    }

    private Future<List<Finding>> all() {
        jars();
        return hub().compose(done -> model())
                .compose(done -> rules())
                .compose(done -> notification())
                .map(done -> List.copyOf(findings));
    }

    private void jars() {
        for (PluginInfo plugin : plugins.plugins()) {
            plugin.error()
                    .ifPresent(error -> findings.add(
                            Finding.fail("plugin " + plugin.id(), "does not load: " + error, PluginMend.of(plugin))));
        }
        List<String> missing = new ArrayList<>();
        settings.brains().stream()
                .filter(id -> plugins.brain(id).isEmpty())
                .forEach(id -> missing.add("brain '" + id + "' (WORKER_BRAIN)"));
        settings.notifiers().stream()
                .filter(id -> plugins.notifier(id).isEmpty())
                .forEach(id -> missing.add("notifier '" + id + "' (WORKER_NOTIFY)"));
        String started = plugins.plugins().stream()
                .filter(plugin -> plugin.state() == PluginInfo.State.STARTED)
                .map(PluginInfo::id)
                .collect(Collectors.joining(", "));
        boolean noBrain =
                settings.brains().stream().allMatch(id -> plugins.brain(id).isEmpty());
        if (noBrain) {
            findings.add(Finding.fail(
                    "plugins",
                    "no plugin in '" + settings.pluginsDir() + "' provides a brain of WORKER_BRAIN",
                    "install again, or set WORKER_PLUGINS_DIR"));
        } else if (missing.isEmpty()) {
            findings.add(Finding.ok("plugins", started));
        } else {
            findings.add(Finding.warn(
                    "plugins", "no plugin provides " + String.join(" and ", missing), Mend.edit(invocation)));
        }
    }

    private Future<Void> hub() {
        InboxSource inbox = plugins.inbox(settings.inbox()).orElse(null);
        if (inbox == null) {
            findings.add(Finding.fail(
                    "hub",
                    "no plugin in '" + settings.pluginsDir() + "' provides the inbox '" + settings.inbox()
                            + "' (WORKER_INBOX)",
                    "install again, or set WORKER_PLUGINS_DIR"));
            return Future.succeededFuture();
        }
        return new HubCheckup(invocation, settings).of(inbox).map(this::add);
    }

    private Future<Void> model() {
        Brain brain = settings.brains().contains("llm") ? plugins.brain("llm").orElse(null) : null;
        if (brain == null || settings.llm().url().isEmpty()) {
            add(Finding.ok("model", "none is asked: the rules decide"));
            return Future.succeededFuture();
        }
        Message question = new Message(
                new MessageId(QUESTION),
                QUESTION,
                settings.agent(),
                QUESTION,
                "This is a question of a self-test. Nobody waits for an answer.",
                QUESTION,
                invocation.clock().instant(),
                Priority.LOW,
                List.of());
        long start = System.nanoTime();
        return Limit.run("asking the model", settings.llm().timeout().plus(FORWARD), () -> brain.triage(question))
                .map(answer -> answer instanceof Triage.Abstained
                        ? Finding.warn("model", answer.reason(), "docs/model-brain.md")
                        : Finding.ok(
                                "model",
                                settings.llm().url().get() + " answered in "
                                        + Durations.text(Duration.ofMillis((System.nanoTime() - start) / 1_000_000))))
                .recover(failure -> Future.succeededFuture(Finding.warn(
                        "model",
                        FailureText.of(failure) + "; until it answers the rules decide",
                        "docs/model-brain.md")))
                .map(this::add)
                .eventually(() -> Limit.run("closing brain llm", Duration.ofSeconds(1), brain::close)
                        .transform(closed -> Future.succeededFuture()));
    }

    private Future<Void> rules() {
        return RulesInForce.of(plugins, settings.brains())
                .map(rules -> rules.current()
                        ? Finding.ok(
                                "rules",
                                Counted.of(rules.rules(), "rule") + " in " + Counted.of(rules.files(), "file") + " of '"
                                        + settings.rulesDir() + "'")
                        : Finding.fail(
                                "rules",
                                rules.label() + ": " + rules.error().orElse("").replace("\n", "; "),
                                "warden-runtime rules check"))
                .map(this::add);
    }

    private Future<Void> notification() {
        Future<Void> all = Future.succeededFuture();
        for (String id : settings.notifiers()) {
            Notifier notifier = plugins.notifier(id).orElse(null);
            if (notifier != null) {
                all = all.compose(done -> show(notifier));
            }
        }
        if (settings.notifiers().isEmpty()) {
            add(Finding.ok("notification", "none is wanted (WORKER_NOTIFY is empty)"));
        }
        return all;
    }

    /** A digest with nothing new in it. */
    private Future<Void> show(Notifier notifier) {
        Digest digest = new Digest(
                StateStore.readOnly(settings.stateDir()).directory().digests().resolve("latest.md"),
                List.of(),
                0,
                0,
                List.of());
        String part = "notification";
        return Limit.run(
                        "notifier " + notifier.id(),
                        settings.stageLimits().notification(),
                        () -> notifier.notify(digest))
                .map(outcome -> outcome instanceof Notifier.Outcome.Declined declined
                        ? Finding.warn(
                                part,
                                notifier.id() + ": " + declined.reason(),
                                "run it in your desktop session; to do without: " + withoutNotification())
                        : Finding.ok(part, notifier.id() + ": one was shown"))
                .recover(failure -> Future.succeededFuture(Finding.warn(
                        part,
                        notifier.id() + ": " + FailureText.of(failure),
                        "to do without: " + withoutNotification())))
                .map(this::add);
    }

    private String withoutNotification() {
        return Mend.set(invocation, "WORKER_NOTIFY=");
    }

    private @Nullable Void add(Finding finding) {
        findings.add(finding);
        return null;
    }
}
