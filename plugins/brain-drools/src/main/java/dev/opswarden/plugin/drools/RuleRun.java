package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Lists;
import dev.opswarden.rules.Message;
import dev.opswarden.spi.WardenException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.drools.core.time.SessionPseudoClock;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * Asks the rules about one message.
 *
 * <p>A rule that fails costs the message its decision: nobody knows what it would have said. The others are asked again
 * without it, though, because a veto counts whatever else went wrong.
 */
final class RuleRun {

    private final RuleBase rules;
    private final RuleLists lists;
    private final Templates templates;
    private final Clock clock;
    private final RunLimits limits;

    RuleRun(RuleBase rules, RuleLists lists, Templates templates, Clock clock, RunLimits limits) {
        this.rules = rules;
        this.lists = lists;
        this.templates = templates;
        this.clock = clock;
        this.limits = limits;
    }

    Verdict ask(Message message) {
        long deadline = System.nanoTime() + limits.time().toNanos();
        Function<String, String> render = name -> templates.render(name, message);
        Set<String> failed = new HashSet<>();
        TriageFact fact = new TriageFact(render);
        WardenException first = once(message, fact, failed, deadline);
        WardenException failure = first;
        while (failure != null && fact.veto().isEmpty() && canTryWithout(fact.firing(), failed)) {
            fact = new TriageFact(render);
            failure = once(message, fact, failed, deadline);
        }
        return Verdict.of(fact, first);
    }

    private boolean canTryWithout(String rule, Set<String> failed) {
        return !rule.isEmpty() && failed.size() < limits.failures() && failed.add(rule);
    }

    /** One session over the message; what it failed with, or null. */
    private @Nullable WardenException once(Message message, TriageFact fact, Set<String> without, long deadline) {
        FiringLimit limit = new FiringLimit(limits, deadline, without);
        KieSession session = rules.newSession();
        try {
            // Rules with a date see today's.
            ((SessionPseudoClock) session.getSessionClock()).advanceTime(clock.millis(), TimeUnit.MILLISECONDS);
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void beforeMatchFired(BeforeMatchFiredEvent event) {
                    fact.firing(event.getMatch().getRule().getName());
                }
            });
            Lists.during(lists, () -> {
                session.insert(message);
                session.insert(fact);
                return session.fireAllRules(limit);
            });
            return limit.exceeded(fact.firing());
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            return RuleFailure.of(fact.firing(), e);
        } finally {
            session.dispose();
        }
    }
}
