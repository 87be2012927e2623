package dev.opswarden.plugin.drools;

import dev.opswarden.rules.Message;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.time.SessionPseudoClock;

/**
 * A session that is used for one message after another, each of which finds it empty. Used by one thread at a time.
 *
 * <p>It is used again only after a run that left nothing behind: no error, no limit reached, no fact that a rule put in.
 * Making a session takes several times as long as asking a few hundred rules.
 */
final class MessageSession {

    /** The message and what is said about it. */
    private static final int OUR_FACTS = 2;

    private final KieSession session;
    private @Nullable Turn turn;
    private boolean clean = true;
    private int inserted;

    /**
     * A session of its own.
     *
     * @param mostFacts how many facts rules may put in for one message
     */
    MessageSession(KieSession session, int mostFacts) {
        this.session = session;
        session.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (++inserted > OUR_FACTS + mostFacts) {
                    throw new RuleError(
                            "rules put in more than " + mostFacts
                                    + " facts for one message; the more of them a rule looks for at once, the fewer there may be");
                }
            }
        });
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                if (turn != null) {
                    Rule rule = event.getMatch().getRule();
                    turn.begins(rule.getName(), RulePlace.fullName(rule.getPackageName(), rule.getName()));
                }
            }

            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                if (turn != null) {
                    turn.ends();
                }
            }
        });
    }

    /** Lets the rules fire over one message; throws what they throw. */
    void run(Message message, Turn next, FiringLimit limit, Clock today) {
        turn = next;
        clean = false;
        inserted = 0;
        // Rules with a date see today's.
        SessionPseudoClock clock = (SessionPseudoClock) session.getSessionClock();
        long passed = today.millis() - clock.getCurrentTime();
        if (passed != 0) {
            clock.advanceTime(passed, TimeUnit.MILLISECONDS);
        }
        FactHandle asked = session.insert(message);
        FactHandle answer = session.insert(next.fact());
        session.fireAllRules(limit);
        if (session.getFactCount() == OUR_FACTS && !limit.reached()) {
            session.delete(answer);
            session.delete(asked);
            clean = session.getFactCount() == 0;
        }
        turn = null;
    }

    /** Whether the next message would find it as if it were new. */
    boolean isClean() {
        return clean;
    }

    void dispose() {
        session.dispose();
    }
}
