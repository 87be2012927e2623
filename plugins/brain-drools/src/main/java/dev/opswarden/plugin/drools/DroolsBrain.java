package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleTestRun;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/**
 * Decides by the rules in {@code WORKER_RULES_DIR} (contract, section 6).
 *
 * <p>The first question reads the rules, and compiles them where no earlier run has; a later one takes well under a
 * millisecond. Every question is answered on the thread that asks it.
 *
 * <p>What a tick asks is asked by classes of its own, and no lambdas: where the jar is as this module builds it, and not
 * linked as the distribution's is, no archive of classes holds them, and each takes a cold process a millisecond.
 */
@Extension
public final class DroolsBrain implements Brain, RuleBook {

    private final PluginContext context;
    private final RecentVerdicts recent = new RecentVerdicts();
    private @Nullable RulesInForce rules;

    /**
     * Keeps what it is given, and does nothing yet.
     *
     * @param context what the host gives
     */
    public DroolsBrain(PluginContext context) {
        this.context = context;
    }

    DroolsBrain(PluginContext context, RulesInForce rules) {
        this.context = context;
        this.rules = rules;
    }

    @Override
    public String id() {
        return "drools";
    }

    @Override
    public Future<Triage> triage(Message message) {
        return answer(new Supplier<>() {
            @Override
            public Triage get() {
                Verdict verdict = verdict(message);
                return verdict == null ? Triage.abstain("no rules in " + context.rulesDirectory()) : verdict.decision();
            }
        });
    }

    @Override
    public Future<Optional<Veto>> veto(Message message) {
        return answer(new Supplier<>() {
            @Override
            public Optional<Veto> get() {
                Verdict verdict = verdict(message);
                return verdict == null ? Optional.empty() : verdict.veto();
            }
        });
    }

    @Override
    public Future<Status> status() {
        return answer(new Supplier<>() {
            @Override
            public Status get() {
                return rules().status();
            }
        });
    }

    @Override
    public Future<Void> remember() {
        try {
            rules().remember(context.clock().instant());
            return Future.succeededFuture();
        } catch (IOException | RuntimeException e) {
            context.logger().warn("the rules to fall back on cannot be kept in {}", context.goodRulesDirectory(), e);
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<RuleCheck> check(Path directory) {
        return answer(() -> desk().check(directory));
    }

    @Override
    public Future<RuleTestRun> test(Path directory) {
        return answer(() -> desk().test(directory));
    }

    @Override
    public Future<List<RuleEntry>> list() {
        return answer(() -> desk().list());
    }

    @Override
    public Future<RuleExplanation> explain(Message message) {
        return answer(() -> desk().explain(message));
    }

    @Override
    public Future<List<RuleAnswer>> answers(Optional<Path> directory, List<Message> messages) {
        return answer(() -> desk().answers(directory, messages));
    }

    /** Made when a person asks; a tick never loads it. */
    private RuleDesk desk() {
        return new RuleDesk(context, rules());
    }

    /** Null where there are no rules. */
    private @Nullable Verdict verdict(Message message) {
        Optional<Verdict> known = recent.on(message);
        if (known.isPresent()) {
            return known.get();
        }
        RuleRun run = rules().run();
        if (run == null) {
            return null;
        }
        Verdict verdict = run.ask(MessageFact.of(message));
        recent.keep(message, verdict);
        return verdict;
    }

    private synchronized RulesInForce rules() {
        if (rules == null) {
            rules = new RulesInForce(context);
        }
        return rules;
    }

    /** Drools finds its parts by the context class loader, which has to be this plugin's. */
    private static <T> Future<T> answer(Supplier<T> question) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(DroolsBrain.class.getClassLoader());
        try {
            return Future.succeededFuture(question.get());
        } catch (RuntimeException | LinkageError e) {
            return Future.failedFuture(e);
        } catch (VirtualMachineError e) {
            return Future.failedFuture(new WardenException(
                    ErrorKind.REFUSED, "the rules failed: " + e.getClass().getSimpleName(), e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
