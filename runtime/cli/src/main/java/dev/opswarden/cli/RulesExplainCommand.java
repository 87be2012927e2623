package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rules explain}: which rules match a message, which do not, and on which condition. */
@Command(
        name = "explain",
        description = {
            "Say of every rule in force whether it matches a message, and if not, the first condition that failed.",
            "The message is fetched from the hub, or read from a file with a message as the hub writes it (JSON).",
        })
final class RulesExplainCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(paramLabel = "ID|FILE", description = "The id of a message, or a file.")
    private String what = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RulesExplainCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A message and what was made of it. */
    private record Explained(Message message, RuleExplanation explanation) {}

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        Path file = invocation.surroundings().workingDirectory().resolve(what);
        Redactor redactor = new Redactor(invocation.clock());
        Optional<Message> given = Files.isRegularFile(file)
                ? Optional.of(redactor.redact(MessageFile.read(file, settings.agent())))
                : Optional.empty();
        String id = given.isPresent() ? "" : meant(settings);
        Explained explained = RuleBookRun.ask(
                invocation,
                settings,
                run -> given.map(Future::succeededFuture)
                        .orElseGet(() -> fetched(run, id, redactor))
                        .compose(message ->
                                run.book().explain(message).map(explanation -> new Explained(message, explanation))));
        if (json) {
            invocation.out().asItIs(Json.text(Json.of(document(explained))));
        } else {
            print(explained);
        }
        return ExitCode.DONE.status();
    }

    /** A beginning of an id does where a draft is known by it; the hub knows whole ones only. */
    private String meant(Settings settings) {
        var matching = invocation.loadState(settings).matching(what);
        return matching.size() == 1 ? matching.get(0).messageId().value() : what;
    }

    private static Future<Message> fetched(RuleBookRun run, String id, Redactor redactor) {
        MessageId wanted;
        try {
            wanted = new MessageId(id);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(
                    new WardenException(ErrorKind.REFUSED, "'" + id + "' is no file and no id of a message"));
        }
        return run.inbox()
                .message(wanted)
                .compose(found -> found.map(raw -> Future.succeededFuture(redactor.redact(raw)))
                        .orElseGet(() -> Future.failedFuture(new WardenException(
                                ErrorKind.REFUSED,
                                "the hub knows no message '" + id + "', and there is no such file"))));
    }

    private void print(Explained explained) {
        RuleAnswer answer = explained.explanation().answer();
        invocation
                .out()
                .line(Text.of(Style.CYAN, explained.message().id().value())
                        .and(" from " + explained.message().sender() + ": "
                                + explained.message().subject()));
        invocation
                .out()
                .line(Text.of(Style.BOLD, answer.decision())
                        .and(answer.rule().map(rule -> " by '" + rule + "'").orElse("") + ", "
                                + answer.priority().label() + ": " + answer.reason()));
        invocation.out().line();
        for (RuleExplanation.Verdict verdict : explained.explanation().rules()) {
            String place = verdict.rule().file() + ":" + verdict.rule().line();
            invocation
                    .out()
                    .line((verdict.matched() ? Text.of(Style.GREEN, "+ ") : Text.of(Style.DIM, "- "))
                            .and(Style.BOLD, verdict.rule().name())
                            .and(Style.DIM, " (" + place + ")"));
            invocation.out().line("    " + verdict.why());
        }
    }

    private static Map<String, @Nullable Object> document(Explained explained) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("message_id", explained.message().id().value());
        document.put("answer", RulesJson.answer(explained.explanation().answer()));
        document.put(
                "rules",
                explained.explanation().rules().stream()
                        .map(verdict -> {
                            Map<String, @Nullable Object> fields = RulesJson.entry(verdict.rule());
                            fields.put("matched", verdict.matched());
                            fields.put("why", verdict.why());
                            return fields;
                        })
                        .toList());
        return document;
    }
}
