package dev.opswarden.cli;

import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.plugin.PluginSet;
import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules of every brain that is asked, taken together.
 *
 * @param files how many files
 * @param rules how many rules are in force
 * @param state that of the worst of them
 * @param error what is wrong, as {@code file.drl:line: message}; one line for each problem
 * @param since since when, as far as that is known
 */
record RulesInForce(int files, int rules, RuleBook.State state, Optional<String> error, Optional<Instant> since) {

    /** No brain that is asked decides by rules. */
    static final RulesInForce NONE = new RulesInForce(0, 0, RuleBook.State.CURRENT, Optional.empty(), Optional.empty());

    /** Looking may compile them: a thousand rules take six seconds on a machine with nothing else to do. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The name of the state as the contract writes it. */
    String label() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean current() {
        return state == RuleBook.State.CURRENT;
    }

    /** Nothing can be said of them, which is as bad as if they were broken. */
    static RulesInForce broken(String why) {
        return new RulesInForce(0, 0, RuleBook.State.BROKEN, Optional.of(why), Optional.empty());
    }

    /**
     * Looks at the rules behind brains.
     *
     * @param plugins the plugins
     * @param brains the brains that are asked
     * @return what is in force; never fails
     */
    static Future<RulesInForce> of(PluginSet plugins, List<String> brains) {
        List<Future<RulesInForce>> asked = brains.stream()
                .flatMap(brain -> plugins.ruleBook(brain).stream())
                .map(RulesInForce::of)
                .toList();
        return Future.join(asked).map(all -> asked.stream().map(Future::result).reduce(NONE, RulesInForce::and));
    }

    private static Future<RulesInForce> of(RuleBook book) {
        return Limit.run("the rules of brain " + book.id(), LIMIT, book::status)
                .map(RulesInForce::of)
                .recover(failure -> Future.succeededFuture(broken(FailureText.of(failure))));
    }

    private static RulesInForce of(RuleBook.Status status) {
        return new RulesInForce(
                status.files(),
                status.rules(),
                status.state(),
                status.problems().isEmpty() ? Optional.empty() : Optional.of(String.join("\n", status.problems())),
                status.since());
    }

    private RulesInForce and(RulesInForce other) {
        List<String> errors = new ArrayList<>();
        error.ifPresent(errors::add);
        other.error.ifPresent(errors::add);
        return new RulesInForce(
                files + other.files,
                rules + other.rules,
                state.compareTo(other.state) >= 0 ? state : other.state,
                errors.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", errors)),
                since.or(other::since));
    }
}
