package dev.opswarden.plugin.drools;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleRemark;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.WardenException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator asks of rules. It runs the same code as a tick, and changes nothing but the cache. */
final class RuleDesk {

    private final PluginContext context;
    private final RulesInForce inForce;
    private final ClassLoader loader = RuleDesk.class.getClassLoader();
    private final Compilation compilation;

    RuleDesk(PluginContext context, RulesInForce inForce) {
        this.context = context;
        this.inForce = inForce;
        this.compilation = new Compilation(
                new RuleCache(context.cacheDirectory(), context.logger()),
                files -> new RuleCompiler(RuleDesk.class.getClassLoader()).compile(files));
    }

    RuleCheck check(Path path) {
        RuleDirectory directory = RuleDirectory.read(path);
        CompiledRules rules = compilation.of(directory.files());
        List<RuleRemark> errors = new ArrayList<>();
        directory.problems().forEach(problem -> errors.add(RuleProblem.parse(problem)));
        rules.problems().forEach(problem -> errors.add(RuleProblem.parse(problem)));
        if (directory.files().isEmpty() && errors.isEmpty()) {
            errors.add(new RuleRemark("", 0, "there is no rule (*.drl) in " + path));
        }
        RuleLints lints = RuleLints.of(directory, context.clock());
        errors.addAll(lints.errors());
        return new RuleCheck(directory.files().size(), rules.rules(), errors, lints.warnings());
    }

    RuleTestRun test(Path path) {
        CompiledRules rules = compiled(path);
        return RuleTests.run(path, rules, runOf(path, rules));
    }

    List<RuleEntry> list() {
        return inForce.compiled().places().stream().map(RuleDesk::entry).toList();
    }

    RuleExplanation explain(Message message) {
        CompiledRules rules = inForce.compiled();
        RuleLists lists = new RuleLists(context.rulesDirectory());
        return new RuleExplainer(rules, lists, loader)
                .explain(MessageFact.of(message), runOf(context.rulesDirectory(), rules));
    }

    List<RuleAnswer> answers(Optional<Path> directory, List<Message> messages) {
        Path path = directory.orElse(context.rulesDirectory());
        RuleRun run = runOf(path, directory.isPresent() ? compiled(path) : inForce.compiled());
        return messages.stream()
                .map(message -> run.ask(MessageFact.of(message)).asAnswer())
                .toList();
    }

    static RuleEntry entry(RulePlace place) {
        return new RuleEntry(place.name(), place.file(), place.line(), place.salience());
    }

    /** The rules of a directory, all of them. */
    private CompiledRules compiled(Path path) {
        RuleDirectory directory = RuleDirectory.read(path);
        CompiledRules rules = compilation.of(directory.files());
        List<String> problems = new ArrayList<>(directory.problems());
        problems.addAll(rules.problems());
        if (!problems.isEmpty()) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "the rules in " + path + " do not compile: " + problems.get(0)
                            + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "")
                            + "; 'rules check' tells all");
        }
        if (rules.rules() == 0) {
            throw new WardenException(ErrorKind.REFUSED, "there is no rule (*.drl) in " + path);
        }
        return rules;
    }

    private RuleRun runOf(Path path, CompiledRules rules) {
        return new RuleRun(
                new LoadedRules(rules, loader),
                new RuleLists(path),
                new Templates(path),
                context.clock(),
                RunLimits.USUAL);
    }
}
