package dev.opswarden.plugin.drools;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Lets rules fire until their number or their time is up, and some rules not at all. */
final class FiringLimit implements AgendaFilter {

    private final RunLimits limits;
    private final long deadline;
    private final Set<String> without;
    private int fired;
    private boolean tooMany;
    private boolean tooLong;

    /**
     * A limit for one session.
     *
     * @param deadline when no further rule fires, by {@link System#nanoTime}
     * @param without the full names of rules that do not fire
     */
    FiringLimit(RunLimits limits, long deadline, Set<String> without) {
        this.limits = limits;
        this.deadline = deadline;
        this.without = without;
    }

    @Override
    public boolean accept(Match match) {
        return lets(
                without.isEmpty()
                        ? ""
                        : RulePlace.fullName(
                                match.getRule().getPackageName(),
                                match.getRule().getName()));
    }

    /**
     * Whether a rule may fire, which it does then.
     *
     * @param fullName as Drools calls it; may be empty where none is left out
     */
    boolean lets(String fullName) {
        if (without.contains(fullName)) {
            return false;
        }
        tooMany |= fired >= limits.firings();
        tooLong |= System.nanoTime() - deadline >= 0;
        if (tooMany || tooLong) {
            // Every rule that is still waiting is turned away here, and nothing new comes up.
            return false;
        }
        fired++;
        return true;
    }

    /** Whether the number or the time is up. */
    boolean reached() {
        return tooMany || tooLong;
    }

    /** What went wrong, or null. */
    @Nullable WardenException exceeded(String lastRule) {
        if (tooMany) {
            return new WardenException(
                    ErrorKind.REFUSED,
                    "rules fired " + limits.firings() + " times for one message and were stopped, the last one was "
                            + lastRule + ": let no rule bring itself about");
        }
        if (tooLong) {
            return new WardenException(
                    ErrorKind.TIMEOUT,
                    "rules took longer than " + limits.time().toMillis()
                            + " ms for one message and were stopped, the last one was " + lastRule);
        }
        return null;
    }
}
