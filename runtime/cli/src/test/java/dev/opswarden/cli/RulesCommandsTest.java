package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleAnswer;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.RuleCheck;
import dev.opswarden.spi.RuleEntry;
import dev.opswarden.spi.RuleExplanation;
import dev.opswarden.spi.RuleRemark;
import dev.opswarden.spi.RuleTestRun;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the {@code rules} commands print of what a rule book says. */
class RulesCommandsTest {

    @TempDir
    Path home;

    private final Book book = new Book();
    private Shell shell;

    @BeforeEach
    void shell() {
        shell = new Shell(home).with("WORKER_BRAIN", "drools").withPlugins(List.of(), book);
    }

    @Test
    void remarksStandWithTheirPlaceAndErrorsAreAnExitStatus() {
        book.check = new RuleCheck(
                2,
                7,
                List.of(new RuleRemark("a.drl", 17, "unknown field 'sendr'"), new RuleRemark("", 0, "no place")),
                List.of(new RuleRemark("b.drl", 3, "rule 'x' can never fire")));

        Ran text = shell.run("rules", "check");

        assertEquals(1, text.status());
        assertEquals("""
                a.drl:17: unknown field 'sendr'
                no place
                b.drl:3: warning: rule 'x' can never fire
                2 errors: 7 rules in 2 files of %s, 1 warning
                """.formatted(home.resolve("installed/rules")), text.out());
        assertTrue(shell.run("rules", "check", "--json")
                .out()
                .contains("\"errors\":[{\"file\":\"a.drl\",\"line\":17,\"message\":\"unknown field 'sendr'\"},"
                        + "{\"file\":null,\"line\":null,\"message\":\"no place\"}],"
                        + "\"warnings\":[{\"file\":\"b.drl\",\"line\":3,\"message\":\"rule 'x' can never fire\"}]}"));
    }

    @Test
    void whatIsWrongWithTheOperatorsSecretsIsAnErrorWithItsPlace() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));
        Files.writeString(other.resolve("secrets.yaml"), "patterns:\n  - kind: badge\n    pattern: '(unclosed'\n");
        book.check = new RuleCheck(1, 1, List.of(), List.of());

        Ran text = shell.run("rules", "check", "other");
        Ran json = shell.run("rules", "check", "other", "--json");

        assertEquals(1, text.status());
        assertTrue(text.out().startsWith("secrets.yaml:3: "), text::out);
        assertEquals(1, json.status());
        assertTrue(json.out().contains("{\"file\":\"secrets.yaml\",\"line\":3,\"message\":\""), json::out);
    }

    @Test
    void warningsAloneAreNoFailure() {
        book.check = new RuleCheck(1, 1, List.of(), List.of(new RuleRemark("b.drl", 3, "odd")));

        assertEquals(0, shell.run("rules", "check").status());
    }

    @Test
    void anotherDirectoryIsAskedForByName() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));

        shell.run("rules", "check", "other");

        assertEquals(other, book.asked);
        assertEquals(1, shell.run("rules", "check", "nowhere").status());
        assertTrue(shell.run("rules", "test", "nowhere").err().contains("'nowhere' is no directory"));
    }

    @Test
    void rulesThatNoCaseReachesAreInTheSummary() {
        book.test = new RuleTestRun(5, List.of(), List.of("lonely", "forgotten"));

        assertEquals(new Ran(0, "ok: 5 cases\ndecided no case: lonely, forgotten\n", ""), shell.run("rules", "test"));
        assertTrue(shell.run("rules", "test", "--json")
                .out()
                .contains("\"cases\":5,\"failures\":[],\"unreached\":[\"lonely\",\"forgotten\"]}"));
    }

    @Test
    void rulesAreListedInColumns() {
        book.list =
                List.of(new RuleEntry("a long name", "a.drl", 4, "500"), new RuleEntry("b", "long-name.drl", 12, ""));

        assertEquals("""
                a long name  a.drl:4           500  never decided
                b            long-name.drl:12  0    never decided
                """, shell.run("rules", "list").out());
    }

    @Test
    void aMessageInAFileIsExplainedWithoutAHub() throws IOException {
        Files.writeString(home.resolve("m.json"), "{\"id\":\"m1\",\"subject\":\"S\\u001b[2J\",\"from_agent\":\"bob\"}");

        Ran ran = shell.run("rules", "explain", "m.json");

        assertEquals(0, ran.status(), ran::err);
        assertEquals("bob", book.explained.sender());
        assertTrue(ran.out().contains("- r (a.drl:4)\n    because"), ran::out);
        assertTrue(ran.out().indexOf('\u001b') < 0);
        Files.writeString(home.resolve("x.json"), "[]");
        assertTrue(shell.run("rules", "explain", "x.json").err().contains("holds no JSON object with a message"));
    }

    @Test
    void withoutABrainThatDecidesByRulesThereIsNothingToAsk() {
        Ran ran = new Shell(home).withPlugins(List.of()).run("rules", "list", "--json");

        assertEquals(69, ran.status());
        assertTrue(ran.out().startsWith("{\"error\":{\"kind\":\"not-loaded\""), ran::out);
    }

    @Test
    void aLimitOutOfRangeIsAUsageError() {
        assertEquals(2, shell.run("rules", "replay", "--limit", "0").status());
        assertEquals(2, shell.run("rules").status());
    }

    private static final class Book implements RuleBook {

        private RuleCheck check = new RuleCheck(0, 0, List.of(), List.of());
        private RuleTestRun test = new RuleTestRun(0, List.of(), List.of());
        private List<RuleEntry> list = List.of();
        private Path asked = Path.of("none");
        private Message explained;

        @Override
        public String id() {
            return "drools";
        }

        @Override
        public Future<Status> status() {
            return Future.succeededFuture(new Status(0, 0, State.CURRENT, List.of()));
        }

        @Override
        public Future<RuleCheck> check(Path directory) {
            asked = directory;
            return Future.succeededFuture(check);
        }

        @Override
        public Future<RuleTestRun> test(Path directory) {
            return Future.succeededFuture(test);
        }

        @Override
        public Future<List<RuleEntry>> list() {
            return Future.succeededFuture(list);
        }

        @Override
        public Future<RuleExplanation> explain(Message message) {
            explained = message;
            return Future.succeededFuture(new RuleExplanation(
                    new RuleAnswer("abstain", Optional.empty(), Priority.NORMAL, "no rule applies", ""),
                    List.of(new RuleExplanation.Verdict(new RuleEntry("r", "a.drl", 4, ""), false, "because"))));
        }
    }
}
