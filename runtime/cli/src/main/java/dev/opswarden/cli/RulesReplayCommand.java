package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.RuleAnswer;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rules replay}: the hub's recent messages, decided again. */
@Command(
        name = "replay",
        description = {
            "Decide the hub's recent messages again, those that were read included, and show what would change:",
            "between the rules in force and those of another directory, or, without one, between what was",
            "decided and what the rules in force say now. With --with-llm every brain is asked, the model too.",
        })
final class RulesReplayCommand implements Callable<Integer> {

    private static final int MOST = 1_000;
    private static final int USUAL = 200;
    private static final int USUAL_WITH_MODEL = 20;

    private final Invocation invocation;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--against", paramLabel = "DIR", description = "The rules directory to compare with.")
    private @Nullable Path against;

    @Option(names = "--with-llm", description = "Ask the rules in force and the model, and show where they differ.")
    private boolean withModel;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many messages, 1 to 1,000; if not given 200, with --with-llm 20.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RulesReplayCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        requireUsable(Objects.requireNonNull(spec).commandLine());
        Settings settings = invocation.loadSettings().settings();
        if (withModel) {
            compareBrains(settings);
        } else {
            compareRules(settings);
        }
        return ExitCode.DONE.status();
    }

    private void requireUsable(CommandLine line) {
        if (limit == 0 && !line.getParseResult().hasMatchedOption("--limit")) {
            limit = withModel ? USUAL_WITH_MODEL : USUAL;
        }
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(line, "--limit takes a number from 1 to " + MOST);
        }
        if (withModel && against != null) {
            throw new ParameterException(
                    line, "--against compares rules with rules, --with-llm rules with the model: take one of them");
        }
    }

    private void compareRules(Settings settings) {
        Optional<Path> candidate = Optional.ofNullable(against).map(typed -> RuleBookRun.directory(invocation, typed));
        Replay replay = RuleBookRun.ask(
                invocation,
                settings,
                run -> recent(run).compose(messages -> replay(run, settings, messages, candidate)));
        if (json) {
            invocation.out().asItIs(Json.text(Json.of(document(replay))));
        } else {
            print(replay);
        }
    }

    private void compareBrains(Settings settings) {
        BrainReplay.names(settings);
        StageLines progress = new StageLines(invocation.err(), false);
        BrainReplay replay = new BrainReplay(settings, new Redactor(invocation.clock()), progress);
        BrainReplay.Asked asked = RuleBookRun.ask(
                invocation, settings, run -> recent(run).compose(messages -> replay.ask(run, messages)));
        invocation.err().passing("");
        if (json) {
            invocation.out().asItIs(Json.text(asked.json()));
        } else {
            new ComparisonPage(invocation.out()).print(asked.comparisons());
        }
        if (asked.unanswered() > 0) {
            invocation
                    .err()
                    .line(Text.of(Style.YELLOW, "warning: ")
                            .and(Counted.of(asked.unanswered(), "message")
                                    + " not asked about in time; a smaller --limit helps"));
        }
    }

    private Future<List<Message>> recent(RuleBookRun run) {
        Redactor redactor = new Redactor(invocation.clock());
        return run.inbox()
                .recent(limit)
                .map(raw -> raw.stream().map(redactor::redact).toList());
    }

    private Future<Replay> replay(
            RuleBookRun run, Settings settings, List<Message> messages, Optional<Path> candidate) {
        Future<List<RuleAnswer>> inForce = run.book().answers(Optional.empty(), messages);
        if (candidate.isEmpty()) {
            return inForce.map(now -> Replay.withHistory(messages, invocation.loadState(settings), now));
        }
        // One after the other: each has the machine to itself.
        return inForce.compose(
                now -> run.book().answers(candidate, messages).map(then -> Replay.between(messages, now, then)));
    }

    private void print(Replay replay) {
        for (Replay.Change change : replay.changes()) {
            invocation
                    .out()
                    .line(Text.of(Style.CYAN, change.message().id().value())
                            .and(" from " + change.message().sender() + ": "
                                    + change.message().subject()));
            invocation.out().line(Text.of("  ").and(Style.RED, "- ").and(shown(change.before())));
            invocation.out().line(Text.of("  ").and(Style.GREEN, "+ ").and(shown(change.after())));
        }
        invocation
                .out()
                .line(Plural.of(replay.messages(), "message") + ", "
                        + replay.changes().size() + " decided otherwise"
                        + (replay.unknown() == 0
                                ? ""
                                : "; for " + replay.unknown() + " it is not known what was decided"));
    }

    private static String shown(RuleAnswer answer) {
        return answer.decision()
                + answer.rule().map(rule -> " by '" + rule + "'").orElse("") + ", "
                + answer.priority().label() + (answer.reason().isEmpty() ? "" : ": " + answer.reason());
    }

    private static Map<String, @Nullable Object> document(Replay replay) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("messages", (long) replay.messages());
        document.put("unknown", (long) replay.unknown());
        document.put(
                "changes",
                replay.changes().stream()
                        .map(change -> {
                            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                            fields.put("message_id", change.message().id().value());
                            fields.put("subject", change.message().subject());
                            fields.put("before", RulesJson.answer(change.before()));
                            fields.put("after", RulesJson.answer(change.after()));
                            return fields;
                        })
                        .toList());
        return document;
    }
}
