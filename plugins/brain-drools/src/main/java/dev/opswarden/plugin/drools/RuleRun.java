package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.regex.Matching;
import dev.opswarden.rules.Lists;
import dev.opswarden.rules.Message;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules about one message.
 *
 * <p>A rule that fails costs the message its decision: nobody knows what it would have said. The others are asked again
 * without it, though, because a veto counts whatever else went wrong. A rule that does not come back is left behind on
 * its thread, and set aside for the messages that follow.
 */
final class RuleRun {

    private final LoadedRules rules;
    private final RuleLists lists;
    private final Templates templates;
    private final Clock clock;
    private final RunLimits limits;
    private final RuleThreads threads = new RuleThreads();
    private final AtomicInteger leftBehind = new AtomicInteger();

    /** Whether the engine's classes are loaded. */
    private volatile boolean warm;

    /** Whether those are that rules need without the engine. */
    private volatile boolean directlyWarm;

    RuleRun(LoadedRules rules, RuleLists lists, Templates templates, Clock clock, RunLimits limits) {
        this.rules = rules;
        this.lists = lists;
        this.templates = templates;
        this.clock = clock;
        this.limits = limits;
    }

    /** The first message has classes to wait for. */
    private Duration warmedUp(Duration limit, boolean isWarm) {
        return isWarm ? limit : limit.multipliedBy(limits.coldFactor());
    }

    /** What became of one turn. */
    private record Ending(Turn turn, @Nullable WardenException failure, boolean stuck) {}

    /** A verdict, and the full names of the rules that had their say. */
    record Asked(Verdict verdict, Turn turn) {

        Set<String> fired() {
            return turn.fired();
        }
    }

    Verdict ask(Message message) {
        return askAndTell(message).verdict();
    }

    /** The same, with the rules that matched. */
    Asked askAndTell(Message message) {
        if (leftBehind.get() >= limits.failures()) {
            throw new WardenException(
                    ErrorKind.TIMEOUT,
                    "rules did not come back " + leftBehind.get() + " times, and are not asked again in this run");
        }
        Set<String> failed = new HashSet<>();
        // Before the clock starts: the first message of its kind has the rules themselves to wait for.
        Question question = rules.about(message);
        long deadline = deadline(directlyWarm);
        Ending first = directly(question, message, failed, deadline);
        if (first == null) {
            RuleBase base = question.base();
            deadline = deadline(warm);
            first = once(base, message, failed, deadline);
        }
        Ending last = first;
        while (last.failure() != null && last.turn().fact().veto().isEmpty() && canTryAgain(last, failed)) {
            // What hung used up the time that the search for a veto needs.
            if (last.stuck()) {
                question = rules.about(message);
                question.leaveToEngine();
                question.base();
                deadline = deadline(warm);
            }
            Ending direct = directly(question, message, failed, deadline);
            last = direct != null ? direct : once(question.base(), message, failed, deadline);
        }
        return new Asked(Verdict.of(last.turn().fact(), first.failure()), first.turn());
    }

    /** What became of rules in this run, each as {@code file.drl:line: message}. */
    List<String> troubles() {
        return rules.troubles();
    }

    private long deadline(boolean isWarm) {
        return System.nanoTime() + warmedUp(limits.time(), isWarm).toNanos();
    }

    private boolean canTryAgain(Ending ending, Set<String> failed) {
        if (ending.stuck()) {
            return leftBehind.get() < limits.failures();
        }
        String rule = ending.turn().lastRule();
        return !rule.isEmpty() && failed.size() < limits.failures() && failed.add(rule);
    }

    /** One turn without the engine, on this thread; null where it has to be asked, now and for the rest of the message. */
    private @Nullable Ending directly(Question question, Message message, Set<String> without, long deadline) {
        List<CallableRule> asked = question.direct();
        if (asked == null) {
            return null;
        }
        FiringLimit limit = new FiringLimit(limits, deadline, without);
        Turn turn = new Turn(new TriageFact(new Elsewhere(message, directlyWarm)));
        DirectTurn direct = new DirectTurn(asked, lists, message, turn, limit);
        if (!direct.take(deadline)) {
            question.leaveToEngine();
            return null;
        }
        Exception failure = direct.failure();
        if (failure != null) {
            return new Ending(turn, RuleFailure.inConsequence(rules.describe(turn.lastRule()), failure), false);
        }
        directlyWarm = true;
        return new Ending(turn, limit.reached() ? limit.exceeded(rules.describe(turn.lastRule())) : null, false);
    }

    /** One turn over the message, on a thread of its own unless the rules come to an end by themselves. */
    private Ending once(RuleBase base, Message message, Set<String> without, long deadline) {
        FiringLimit limit = new FiringLimit(limits, deadline, without);
        if (base.ends()) {
            Turn turn = new Turn(new TriageFact(new Elsewhere(message, warm)));
            return new Ending(turn, here(base, message, turn, limit, deadline), false);
        }
        Turn turn = new Turn(new TriageFact(name -> templates.render(name, message)));
        Duration patience = warmedUp(limits.patience(), warm);
        AtomicReference<WardenException> left = new AtomicReference<>();
        Optional<Ending> ending = threads.run(
                () -> new Ending(turn, here(base, message, turn, limit, deadline), false),
                patience,
                thread -> left.set(leftBehind(turn, thread, patience)));
        return ending.orElseGet(() -> new Ending(
                turn,
                left.get() != null
                        ? left.get()
                        : new WardenException(ErrorKind.TIMEOUT, "no thread was free to run the rules on"),
                true));
    }

    /** Renders templates on a thread of their own: one can take for ever where the rule that names it cannot. */
    private final class Elsewhere implements Function<String, String> {

        private final Message message;
        private final Duration patience;

        Elsewhere(Message message, boolean isWarm) {
            this.message = message;
            this.patience = warmedUp(limits.patience(), isWarm);
        }

        @Override
        public String apply(String name) {
            Optional<String> rendered =
                    threads.run(() -> templates.render(name, message), patience, stuck -> leftBehind.incrementAndGet());
            if (rendered.isEmpty()) {
                throw new RuleError("template " + Quoted.of(name) + " took longer than " + patience.toMillis()
                        + " ms and was given up");
            }
            return rendered.get();
        }
    }

    /** On this thread: what the turn failed with, or null. */
    private @Nullable WardenException here(
            RuleBase base, Message message, Turn turn, FiringLimit limit, long deadline) {
        try {
            Matching.until(
                    deadline,
                    () -> Lists.during(lists, () -> {
                        base.withSession(session -> session.run(message, turn, limit, clock));
                        return true;
                    }));
            warm = true;
            return limit.reached() ? limit.exceeded(rules.describe(turn.lastRule())) : null;
        } catch (RuntimeException | Error e) {
            // Nothing that a rule throws is anybody else's trouble: what it ran in is thrown away.
            return RuleFailure.of(turn.lastRule().isEmpty() ? "" : rules.describe(turn.lastRule()), e);
        }
    }

    private WardenException leftBehind(Turn turn, Thread thread, Duration patience) {
        leftBehind.incrementAndGet();
        List<String> busy = turn.isInConsequence() ? List.of(turn.lastRule()) : rules.inStackOf(thread);
        rules.setAside(busy);
        String who = busy.isEmpty()
                ? "the rules"
                : String.join(" or ", busy.stream().map(rules::describe).toList());
        return new WardenException(
                ErrorKind.TIMEOUT,
                who + " did not come back within " + patience.toMillis() + " ms"
                        + (busy.isEmpty() ? "" : " and is set aside for the rest of this run")
                        + ": look for a loop without an end, or for an expression that takes for ever");
    }
}
