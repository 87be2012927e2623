package dev.opswarden.cli;

import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;

/** Rules that are as a test says. */
record FakeRuleBook(String id, Future<RuleBook.Status> answer) implements RuleBook {

    @Override
    public Future<Status> status() {
        return answer;
    }
}
