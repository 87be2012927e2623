package dev.opswarden.engine.tick;

import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Asks for rules that are not in force as they lie in the directory. */
final class RuleTroubles {

    private RuleTroubles() {}

    /** A sentence for each problem; none while every rule is in force. */
    static Future<List<String>> of(List<RuleBook> books) {
        List<Future<List<String>>> asked = books.stream().map(RuleTroubles::of).toList();
        return Future.join(asked).map(all -> {
            List<String> troubles = new ArrayList<>();
            asked.forEach(one -> troubles.addAll(one.result()));
            return troubles;
        });
    }

    private static Future<List<String>> of(RuleBook book) {
        return book.status()
                .map(status -> status.state() == RuleBook.State.CURRENT
                        ? List.<String>of()
                        : status.problems().stream()
                                .map(problem -> "the rules as edited are not in force: " + problem)
                                .toList())
                .recover(failure -> Future.succeededFuture(
                        List.of("brain " + book.id() + " cannot say how its rules are: " + Stage.reasonOf(failure))));
    }
}
