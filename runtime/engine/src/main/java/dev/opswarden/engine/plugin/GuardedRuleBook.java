package dev.opswarden.engine.plugin;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleTestRun;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A rule book as the host sees it, behind its guard. */
record GuardedRuleBook(Guard<RuleBook> guard) implements RuleBook {

    @Override
    public String id() {
        return guard.id();
    }

    @Override
    public Future<Status> status() {
        return guard.ask("status", extension -> extension.status());
    }

    @Override
    public Future<Void> remember() {
        return guard.tell("remember", extension -> extension.remember());
    }

    @Override
    public Future<RuleCheck> check(Path directory) {
        return guard.ask("check", extension -> extension.check(directory));
    }

    @Override
    public Future<RuleTestRun> test(Path directory) {
        return guard.ask("test", extension -> extension.test(directory));
    }

    @Override
    public Future<List<RuleEntry>> list() {
        return guard.ask("list", extension -> extension.list());
    }

    @Override
    public Future<RuleExplanation> explain(Message message) {
        return guard.ask("explain", extension -> extension.explain(message));
    }

    @Override
    public Future<List<RuleAnswer>> answers(Optional<Path> directory, List<Message> messages) {
        return guard.ask("answers", extension -> extension.answers(directory, messages));
    }

    @Override
    public String toString() {
        return guard.toString();
    }
}
