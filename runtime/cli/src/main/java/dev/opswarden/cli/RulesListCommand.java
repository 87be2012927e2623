package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.RuleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rules list}: what is in force. */
@Command(
        name = "list",
        description = {
            "List the rules in force: name, place, salience, and how often each decided.",
            "Counted are the decisions that are remembered (WORKER_KEEP).",
        })
final class RulesListCommand implements Callable<Integer> {

    private static final int GAP = 2;

    private final Invocation invocation;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RulesListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.loadSettings().settings();
        List<RuleEntry> rules =
                RuleBookRun.ask(invocation, settings, run -> run.book().list());
        Map<String, Integer> decided = new HashMap<>();
        for (Draft draft : invocation.loadState(settings).drafts()) {
            draft.rule().ifPresent(rule -> decided.merge(rule, 1, Integer::sum));
        }
        if (json) {
            invocation.out().asItIs(Json.text(Json.of(document(rules, decided))));
        } else {
            print(rules, decided);
        }
        return ExitCode.DONE.status();
    }

    private void print(List<RuleEntry> rules, Map<String, Integer> decided) {
        int name = widest(rules.stream().map(RuleEntry::name).toList()) + GAP;
        int place = name + widest(rules.stream().map(RulesListCommand::place).toList()) + GAP;
        int salience =
                place + widest(rules.stream().map(RulesListCommand::salience).toList()) + GAP;
        for (RuleEntry rule : rules) {
            int times = decided.getOrDefault(rule.name(), 0);
            Text line = Text.of(Style.BOLD, rule.name())
                    .padTo(name)
                    .and(Style.CYAN, place(rule))
                    .padTo(place)
                    .and(salience(rule))
                    .padTo(salience);
            invocation
                    .out()
                    .line(times == 0 ? line.and(Style.DIM, "never decided") : line.and("decided " + times + "×"));
        }
        if (rules.isEmpty()) {
            invocation.out().line("No rule is in force.");
        }
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(text -> Text.of(text).width()).max().orElse(0);
    }

    private static String place(RuleEntry rule) {
        return rule.file() + ":" + rule.line();
    }

    private static String salience(RuleEntry rule) {
        return rule.salience().isEmpty() ? "0" : rule.salience();
    }

    private static Map<String, @Nullable Object> document(List<RuleEntry> rules, Map<String, Integer> decided) {
        List<Map<String, @Nullable Object>> listed = new ArrayList<>();
        for (RuleEntry rule : rules) {
            Map<String, @Nullable Object> fields = RulesJson.entry(rule);
            fields.put("decided", (long) decided.getOrDefault(rule.name(), 0));
            listed.add(fields);
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("rules", listed);
        return document;
    }
}
