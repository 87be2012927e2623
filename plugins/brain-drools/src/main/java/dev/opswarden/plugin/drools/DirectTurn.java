package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.regex.Matching;
import dev.opswarden.rules.Lists;
import dev.opswarden.rules.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One turn of rules that need no engine over a message: all conditions first, then what the matching rules do, the
 * highest salience first and then in the order of the rules, as the engine does it.
 *
 * <p>Only what goes as it should is decided here, and what a consequence throws. Anything else is put to the engine, which
 * knows how to say it.
 */
final class DirectTurn implements Runnable, Supplier<Boolean> {

    private final Message message;
    private final Turn turn;
    private final FiringLimit limit;
    private final List<CallableRule> rules;
    private final RuleLists lists;
    private boolean taken;
    private @Nullable Exception failure;

    DirectTurn(List<CallableRule> rules, RuleLists lists, Message message, Turn turn, FiringLimit limit) {
        this.rules = rules;
        this.lists = lists;
        this.message = message;
        this.turn = turn;
        this.limit = limit;
    }

    /** Takes the turn, on this thread; whether what came of it counts, or else the engine has to be asked. */
    boolean take(long deadline) {
        try {
            Matching.until(deadline, this);
            return taken;
        } catch (Error e) {
            // Of the rule's own making, or of what it ran in: the engine tells these apart.
            return false;
        }
    }

    @Override
    public void run() {
        taken = Lists.during(lists, this);
    }

    @Override
    public Boolean get() {
        List<CallableRule> matching = matching();
        if (matching == null) {
            return false;
        }
        for (CallableRule rule : matching) {
            if (limit.lets(rule.fullName())) {
                turn.begins(rule.name(), rule.fullName());
                try {
                    rule.execute(message, turn.fact());
                } catch (Exception e) {
                    failure = e;
                    return true;
                }
                turn.ends();
            }
        }
        return true;
    }

    /** What a consequence threw, or null. */
    @Nullable Exception failure() {
        return failure;
    }

    /** In the order in which they fire; null if that, or whether they match, is for the engine to say. */
    private @Nullable List<CallableRule> matching() {
        List<CallableRule> matching = new ArrayList<>(4);
        boolean isSure = true;
        Matching.leaveRisks();
        try {
            for (CallableRule rule : rules) {
                if (rule.matches(message, turn.fact()) && !insert(rule, matching)) {
                    isSure = false;
                    break;
                }
            }
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            // A condition that throws: no rule has done anything yet.
            isSure = false;
        } finally {
            isSure &= !Matching.wereRisksLeft();
        }
        return isSure ? matching : null;
    }

    /** Whether its place is known. */
    private static boolean insert(CallableRule rule, List<CallableRule> matching) {
        int at = matching.size();
        while (at > 0 && rule.overtakes(matching.get(at - 1))) {
            at--;
        }
        for (CallableRule other : matching) {
            if (rule.tiesWith(other)) {
                return false;
            }
        }
        matching.add(at, rule);
        return true;
    }
}
