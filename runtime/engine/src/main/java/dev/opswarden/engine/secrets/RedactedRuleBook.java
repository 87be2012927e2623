package dev.opswarden.engine.secrets;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleRemark;
import dev.opswarden.spi.RuleTestRun;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A rule book in whose answers no secret is left: a rule can put one together that no message holds. */
public final class RedactedRuleBook implements RuleBook {

    private final RuleBook book;

    /**
     * Stands before a rule book.
     *
     * @param book as a plugin provides it
     */
    public RedactedRuleBook(RuleBook book) {
        this.book = book;
    }

    @Override
    public String id() {
        return book.id();
    }

    @Override
    public Future<Status> status() {
        return book.status()
                .map(status -> new Status(
                        status.files(),
                        status.rules(),
                        status.state(),
                        status.problems().stream().map(Secrets::hide).toList(),
                        status.since()));
    }

    @Override
    public Future<Void> remember() {
        return book.remember();
    }

    @Override
    public Future<RuleCheck> check(Path directory) {
        return book.check(directory)
                .map(check -> new RuleCheck(
                        check.files(), check.rules(), remarks(check.errors()), remarks(check.warnings())));
    }

    @Override
    public Future<RuleTestRun> test(Path directory) {
        return book.test(directory)
                .map(run -> new RuleTestRun(
                        run.cases(),
                        run.failures().stream().map(RedactedRuleBook::failure).toList(),
                        run.unreached().stream().map(Secrets::hide).toList()));
    }

    @Override
    public Future<List<RuleEntry>> list() {
        return book.list()
                .map(rules -> rules.stream().map(RedactedRuleBook::entry).toList());
    }

    @Override
    public Future<RuleExplanation> explain(Message message) {
        return book.explain(message)
                .map(explanation -> new RuleExplanation(
                        answer(explanation.answer()),
                        explanation.rules().stream()
                                .map(each -> new RuleExplanation.Verdict(
                                        entry(each.rule()), each.matched(), Secrets.hide(each.why())))
                                .toList()));
    }

    @Override
    public Future<List<RuleAnswer>> answers(Optional<Path> directory, List<Message> messages) {
        return book.answers(directory, messages)
                .map(answers -> answers.stream().map(RedactedRuleBook::answer).toList());
    }

    private static RuleAnswer answer(RuleAnswer answer) {
        return new RuleAnswer(
                answer.decision(),
                answer.rule().map(Secrets::hide),
                answer.priority(),
                Secrets.hide(answer.reason()),
                Secrets.hide(answer.body()));
    }

    private static RuleEntry entry(RuleEntry rule) {
        return new RuleEntry(Secrets.hide(rule.name()), rule.file(), rule.line(), Secrets.hide(rule.salience()));
    }

    private static List<RuleRemark> remarks(List<RuleRemark> remarks) {
        return remarks.stream()
                .map(remark -> new RuleRemark(remark.file(), remark.line(), Secrets.hide(remark.text())))
                .toList();
    }

    private static RuleTestRun.Failure failure(RuleTestRun.Failure failure) {
        return new RuleTestRun.Failure(
                failure.file(),
                Secrets.hide(failure.name()),
                failure.differences().stream()
                        .map(each -> new RuleTestRun.Difference(
                                each.field(), Secrets.hide(each.expected()), Secrets.hide(each.actual())))
                        .toList(),
                Secrets.hide(failure.error()));
    }
}
