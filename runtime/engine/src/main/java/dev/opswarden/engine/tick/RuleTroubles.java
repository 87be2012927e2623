package dev.opswarden.engine.tick;

import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import java.util.List;

/** Asks for rules that are not in force as they lie in the directory. */
final class RuleTroubles {

    private RuleTroubles() {}

    /**
     * What is to be said of one book.
     *
     * @param brain the brain behind it
     * @param sentences a sentence for each problem; none while every rule is in force
     */
    record OfBook(String brain, List<String> sentences) {}

    private static List<String> sentences(RuleBook.Status status) {
        String since = status.since().map(at -> " since " + at).orElse("");
        return switch (status.state()) {
            case CURRENT -> List.of();
            case LAST_KNOWN_GOOD ->
                status.problems().stream()
                        .map(problem -> "the last rules that compiled are in force" + since
                                + ", not the rules as edited: " + problem)
                        .toList();
            case BROKEN ->
                status.problems().stream()
                        .map(problem -> "the rules as edited are not in force" + since + ": " + problem)
                        .toList();
        };
    }

    /** Asks each book. */
    static Future<List<OfBook>> of(List<RuleBook> books) {
        List<Future<OfBook>> asked = books.stream().map(RuleTroubles::of).toList();
        return Future.join(asked).map(all -> asked.stream().map(Future::result).toList());
    }

    /** Lets the books keep what a later tick may have to fall back on. That it fails costs this tick nothing. */
    static Future<Void> remember(List<RuleBook> books) {
        return Future.join(books.stream().map(RuleBook::remember).toList()).transform(done -> Future.succeededFuture());
    }

    private static Future<OfBook> of(RuleBook book) {
        return book.status()
                .map(RuleTroubles::sentences)
                .recover(failure -> Future.succeededFuture(
                        List.of("brain " + book.id() + " cannot say how its rules are: " + Stage.reasonOf(failure))))
                .map(sentences -> new OfBook(book.id(), sentences));
    }
}
