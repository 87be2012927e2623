package dev.opswarden.plugin.drools;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of the operator's directory: read once, compiled where the cache does not have them, loaded when asked. */
final class RulesInForce {

    private final PluginContext context;
    private final RunLimits limits;
    private final Compilation compilation;
    private final GoodRules good;
    private final ClassLoader loader = RulesInForce.class.getClassLoader();

    private @Nullable ChosenRules chosen;
    private @Nullable RuleRun run;
    private @Nullable WardenException failure;

    RulesInForce(PluginContext context) {
        this(context, RunLimits.USUAL);
    }

    RulesInForce(PluginContext context, RunLimits limits) {
        this(context, limits, new Compiling());
    }

    /** The compiler's class is loaded when it is called. */
    private static final class Compiling implements Function<List<RuleFile>, CompiledRules> {

        @Override
        public CompiledRules apply(List<RuleFile> files) {
            return new RuleCompiler(RulesInForce.class.getClassLoader()).compile(files);
        }
    }

    RulesInForce(PluginContext context, RunLimits limits, Function<List<RuleFile>, CompiledRules> compiler) {
        this.context = context;
        this.limits = limits;
        this.compilation = new Compilation(new RuleCache(context.cacheDirectory(), context.logger()), compiler);
        this.good = new GoodRules(context.goodRulesDirectory(), context.rulesDirectory(), context.logger());
    }

    /** How many rules are in force, and what is wrong with those that are not. */
    synchronized RuleBook.Status status() {
        ChosenRules now = chosen();
        List<String> problems = new ArrayList<>(now.problems());
        if (run != null) {
            problems.addAll(run.troubles());
        }
        boolean current = problems.isEmpty();
        return new RuleBook.Status(
                now.directory().files().size(),
                now.rules().rules(),
                now.state() == RuleBook.State.CURRENT && !current ? RuleBook.State.BROKEN : now.state(),
                problems,
                now.problems().isEmpty() ? Optional.empty() : good.brokenSince());
    }

    /** Keeps the rules to fall back on, where they are those of the directory; else, since when they are not. */
    synchronized void remember(Instant now) throws IOException {
        ChosenRules rules = chosen();
        if (rules.state() == RuleBook.State.CURRENT) {
            good.keep(rules.directory().files());
        } else {
            good.noteBroken(now);
        }
    }

    /**
     * What asks the rules about a message.
     *
     * @return null if there is no rule to ask
     * @throws WardenException if there are rule files and none of them can be used
     */
    synchronized @Nullable RuleRun run() {
        if (failure != null) {
            throw failure;
        }
        ChosenRules now = chosen();
        if (run == null && now.rules().rules() > 0) {
            run = loadOrFail(now);
        }
        if (run == null && !now.isEmpty() && !now.problems().isEmpty()) {
            List<String> problems = now.problems();
            failure = new WardenException(
                    ErrorKind.REFUSED,
                    "no rule file can be used: " + problems.get(0)
                            + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
            throw failure;
        }
        return run;
    }

    /** A failure here is a defect, and trying again with the next message would only take its time too. */
    private RuleRun loadOrFail(ChosenRules now) {
        try {
            return load(now);
        } catch (RuntimeException | LinkageError e) {
            failure = new WardenException(
                    ErrorKind.INTERNAL,
                    "the rules in " + context.rulesDirectory() + " compile but cannot be loaded: "
                            + e.getClass().getSimpleName(),
                    e);
            throw failure;
        }
    }

    private RuleRun load(ChosenRules now) {
        LoadedRules rules;
        try {
            rules = new LoadedRules(now.rules(), loader);
        } catch (RuntimeException | LinkageError e) {
            context.logger().debug("compiled rules cannot be loaded and are made anew", e);
            List<RuleFile> files = now.state() == RuleBook.State.LAST_KNOWN_GOOD
                    ? good.read()
                    : now.directory().files();
            rules = new LoadedRules(compilation.anew(files), loader);
        }
        return new RuleRun(
                rules,
                new RuleLists(context.rulesDirectory()),
                new Templates(context.rulesDirectory()),
                context.clock(),
                limits);
    }

    /** The rules that are in force. */
    synchronized CompiledRules compiled() {
        return chosen().rules();
    }

    private ChosenRules chosen() {
        if (chosen == null) {
            chosen = ChosenRules.from(context.rulesDirectory(), good, compilation);
        }
        return chosen;
    }
}
