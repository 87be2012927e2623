package dev.opswarden.plugin.drools;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of the operator's directory: read once, compiled where the cache does not have them, loaded when asked. */
final class RulesInForce {

    private final PluginContext context;
    private final RunLimits limits;
    private final RuleCache cache;
    private final Function<List<RuleFile>, CompiledRules> compiler;
    private final ClassLoader loader = RulesInForce.class.getClassLoader();

    private @Nullable RuleDirectory directory;
    private @Nullable CompiledRules compiled;
    private @Nullable RuleRun run;
    private @Nullable WardenException failure;

    RulesInForce(PluginContext context) {
        this(context, RunLimits.USUAL);
    }

    RulesInForce(PluginContext context, RunLimits limits) {
        // A reference to the method, not to an object: the compiler's class is loaded when it is called.
        this(context, limits, files -> new RuleCompiler(RulesInForce.class.getClassLoader()).compile(files));
    }

    RulesInForce(PluginContext context, RunLimits limits, Function<List<RuleFile>, CompiledRules> compiler) {
        this.context = context;
        this.limits = limits;
        this.cache = new RuleCache(context.cacheDirectory(), context.logger());
        this.compiler = compiler;
    }

    /** How many rules are in force, and what is wrong with the others. */
    synchronized RuleBook.Status status() {
        CompiledRules rules = compiled();
        RuleDirectory files = directory();
        List<String> problems = new ArrayList<>(files.problems());
        problems.addAll(rules.problems());
        if (run != null) {
            problems.addAll(run.troubles());
        }
        if (files.files().isEmpty() && problems.isEmpty()) {
            // Without rules there is no veto either: a mistyped directory must not pass as a choice.
            problems.add("there is no rule (*.drl) in " + context.rulesDirectory()
                    + "; WORKER_RULES_DIR names the directory");
        }
        return new RuleBook.Status(
                files.files().size(),
                rules.rules(),
                problems.isEmpty() ? RuleBook.State.CURRENT : RuleBook.State.BROKEN,
                problems);
    }

    /**
     * What asks the rules about a message.
     *
     * @return null if there is no rule to ask
     * @throws WardenException if there are rule files and none of them compiles
     */
    synchronized @Nullable RuleRun run() {
        if (failure != null) {
            throw failure;
        }
        if (directory().files().isEmpty() && directory().problems().isEmpty()) {
            return null;
        }
        if (run == null && status().rules() > 0) {
            run = loadOrFail();
        }
        if (run == null && status().state() == RuleBook.State.BROKEN) {
            List<String> problems = status().problems();
            failure = new WardenException(
                    ErrorKind.REFUSED,
                    "no rule file can be used: " + problems.get(0)
                            + (problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : ""));
            throw failure;
        }
        return run;
    }

    /** A failure here is a defect, and trying again with the next message would only take its time too. */
    private RuleRun loadOrFail() {
        try {
            return load();
        } catch (RuntimeException | LinkageError e) {
            failure = new WardenException(
                    ErrorKind.INTERNAL,
                    "the rules in " + context.rulesDirectory() + " compile but cannot be loaded: "
                            + e.getClass().getSimpleName(),
                    e);
            throw failure;
        }
    }

    private RuleRun load() {
        LoadedRules base;
        try {
            base = new LoadedRules(compiled(), loader);
        } catch (RuntimeException | LinkageError e) {
            context.logger().debug("compiled rules cannot be loaded and are made anew", e);
            compiled = compile(RuleKey.of(directory().files()));
            base = new LoadedRules(compiled, loader);
        }
        return new RuleRun(
                base,
                new RuleLists(context.rulesDirectory()),
                new Templates(context.rulesDirectory()),
                context.clock(),
                limits);
    }

    private RuleDirectory directory() {
        if (directory == null) {
            directory = RuleDirectory.read(context.rulesDirectory());
        }
        return directory;
    }

    private CompiledRules compiled() {
        if (compiled == null) {
            List<RuleFile> files = directory().files();
            if (files.isEmpty()) {
                compiled = CompiledRules.nothing(List.of());
            } else {
                String key = RuleKey.of(files);
                compiled = cache.read(key).orElseGet(() -> compile(key));
            }
        }
        return compiled;
    }

    private CompiledRules compile(String key) {
        CompiledRules fresh = compiler.apply(directory().files());
        cache.write(key, fresh);
        return fresh;
    }
}
