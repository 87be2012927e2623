package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the host expects of a {@link RuleBook}. */
public abstract class RuleBookContract extends ExtensionContract<RuleBook> {

    /** For a test class of a plugin. */
    protected RuleBookContract() {}

    /** Writes rules that can be used into a directory, which is there. */
    protected abstract void writeRules(Path directory) throws Exception;

    /** Spoils one of the rules that {@link #writeRules} has written. */
    protected abstract void spoilRules(Path directory) throws Exception;

    /** A message that those rules know. */
    protected abstract Message message();

    @Test
    final void p39RulesThatCanBeUsedAreCurrent() throws Exception {
        rules();

        RuleBook.Status status = answer(() -> extension().status());

        assertEquals(RuleBook.State.CURRENT, status.state(), status::toString);
        assertNotEquals(0, status.rules());
        assertEquals(List.of(), status.problems());
    }

    @Test
    final void p39ABrokenRuleIsAStatusWithProblems() throws Exception {
        spoilRules(rules());

        RuleBook.Status status = answer(() -> extension().status());

        assertNotEquals(RuleBook.State.CURRENT, status.state());
        assertFalse(status.problems().isEmpty());
    }

    @Test
    final void p39NoQuestionChangesARule() throws Exception {
        Path directory = rules();
        Map<String, String> before = files(directory);

        askEverything(directory);

        assertEquals(before, files(directory));
        assertFalse(Files.exists(context().goodRulesDirectory()), "P39a: what is kept is kept by remember() alone");
    }

    @Test
    final void p39bWhatIsAskedIsAnsweredOrDeclined() throws Exception {
        Path directory = rules();
        int rules = answer(() -> extension().status()).rules();

        orDeclined(() -> extension().list()).ifPresent(list -> assertEquals(rules, list.size()));
        orDeclined(() -> extension().check(directory)).ifPresent(check -> assertEquals(List.of(), check.errors()));
        orDeclined(() -> extension().test(directory)).ifPresent(run -> assertEquals(List.of(), run.failures()));
        Optional<RuleExplanation> explained = orDeclined(() -> extension().explain(message()));
        Optional<List<RuleAnswer>> answers =
                orDeclined(() -> extension().answers(Optional.empty(), List.of(message(), message())));

        assertEquals(
                answers.map(two -> two.get(0)), answers.map(two -> two.get(1)), "the same message is answered alike");
        if (explained.isPresent() && answers.isPresent()) {
            assertEquals(answers.get().get(0), explained.get().answer());
        }
    }

    @Test
    final void p39bABrokenRuleIsARemarkAndNoFailure() throws Exception {
        Path directory = rules();
        spoilRules(directory);

        orDeclined(() -> extension().check(directory))
                .ifPresent(check -> assertFalse(check.errors().isEmpty()));
    }

    @Test
    final void p39aRememberingIsHarmlessAndKeepsTheRulesAsTheyAre() throws Exception {
        Path directory = rules();
        Map<String, String> before = files(directory);

        done(() -> extension().remember());
        done(() -> extension().remember());

        assertEquals(before, files(directory));
        assertEquals(RuleBook.State.CURRENT, answer(() -> extension().status()).state());
    }

    @Override
    final String idOf(RuleBook created) {
        return created.id();
    }

    private Path rules() throws Exception {
        Path directory = Files.createDirectories(context().rulesDirectory());
        writeRules(directory);
        return directory;
    }

    private void askEverything(Path directory) throws Exception {
        answer(() -> extension().status());
        orDeclined(() -> extension().check(directory));
        orDeclined(() -> extension().test(directory));
        orDeclined(() -> extension().list());
        orDeclined(() -> extension().explain(message()));
        orDeclined(() -> extension().answers(Optional.of(directory), List.of(message())));
    }

    private <T> Optional<T> orDeclined(Callable<@Nullable Future<T>> call) throws Exception {
        try {
            return Optional.of(answer(call));
        } catch (WardenException e) {
            assertEquals(ErrorKind.REFUSED, e.kind(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, String> files(Path directory) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
