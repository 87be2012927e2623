package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that does not compile is named and leaves the others in force. */
class BrokenRulesTest {

    private static final String GOOD = rule("good", 0, "$t.fyi(\"good\");");

    private RulesInADirectory rules;

    @BeforeEach
    void directory(@TempDir Path home) {
        rules = new RulesInADirectory(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import dev",
                "import dev.opswarde",
                "import dev.opswarden",
                "import dev.opswarden.ru",
                "import dev.opswarden.rules",
                "import dev.opswarden.rules;\n",
                "import dev.opswarden.rules.",
                "import dev.opswarden.rules.Mess",
                "import static dev.opswarden.rules.Lists"
            })
    void anImportThatIsHalfWrittenIsNoFaultOfTheOtherFiles(String half) throws IOException {
        rules.file("a.drl", GOOD).raw("b.drl", "package triage;\n" + half);

        DroolsBrain brain = rules.brain();

        assertEquals("good", brain.triage(message()).result().reason());
        RuleBook.Status status = brain.status().result();
        assertEquals(1, status.rules(), status::toString);
        assertEquals(RuleBook.State.BROKEN, status.state());
        assertTrue(status.problems().stream().allMatch(problem -> problem.startsWith("b.drl:2: ")), status::toString);
    }

    @Test
    void noDirectoryAndNoFileAreAnAbstentionAndNoChoice() throws IOException {
        assertEquals(
                "no rules in " + rules.path(),
                rules.brain().triage(message()).result().reason());

        rules.raw("notes.txt", "not a rule");

        assertEquals(
                "no rules in " + rules.path(),
                rules.brain().triage(message()).result().reason());
        assertTrue(rules.brain().veto(message()).result().isEmpty());
        RuleBook.Status status = rules.brain().status().result();
        assertEquals(RuleBook.State.BROKEN, status.state(), "there is no veto either");
        assertTrue(status.problems().get(0).contains("WORKER_RULES_DIR"), status::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"r\" when $t : Triage( undecided then $t.fyi(\"x\"); end | bad.drl:5: ",
                "rule \"r\" when Message( sendr == \"x\" ) then end             | bad.drl:5: unknown field",
                "rule \"r\" when $t : Triage() then $t.fyii(\"x\"); end         | bad.drl:5: unknown method",
                "rule \"r\" when $t : Triage() then $t.fyi(\"x\" end            | bad.drl:5: ",
                "rule \"r\" when Message( text matches \"(\" ) then end         | bad.drl:5: rule",
                "rule \"good\" when then end                                    | two rules are called 'good': bad.drl:5 and good.drl:5",
                "nonsense {                                                     | bad.drl:5: ",
            })
    void aBrokenFileIsNamedAndTheOthersDecide(String broken, String expected) throws IOException {
        rules.file("bad.drl", broken).file("good.drl", GOOD).file("more.drl", rule("more", -5, "$t.fyi(\"more\");"));
        DroolsBrain brain = rules.brain();

        RuleBook.Status status = brain.status().result();

        assertEquals(3, status.files());
        assertEquals(RuleBook.State.BROKEN, status.state());
        assertEquals(2, status.rules());
        assertEquals(1, status.problems().size(), status.problems()::toString);
        assertTrue(status.problems().get(0).contains(expected), status.problems()::toString);
        assertTrue(brain.triage(message()).succeeded());
    }

    @Test
    void severalBrokenFilesAreAllNamed() throws IOException {
        rules.file("a.drl", "nonsense")
                .file("b.drl", rule("b", 0, "$t.fyii(\"x\");"))
                .file("c.drl", rule("c", 0, "Message( sendr == \"x\" )", "$t.fyi(\"x\");"))
                .file("d.drl", GOOD);
        DroolsBrain brain = rules.brain();

        List<String> problems = brain.status().result().problems();

        assertEquals(
                List.of("a.drl", "b.drl", "c.drl"),
                problems.stream()
                        .map(problem -> problem.substring(0, problem.indexOf(':')))
                        .sorted()
                        .toList());
        assertEquals("good", brain.triage(message()).result().reason());
    }

    @Test
    void whereNothingCompilesTriageFailsAndNamesThePlace() throws IOException {
        rules.file("bad.drl", "nonsense");
        DroolsBrain brain = rules.brain();

        WardenException failure =
                assertInstanceOf(WardenException.class, brain.triage(message()).cause());

        assertEquals(ErrorKind.REFUSED, failure.kind());
        assertTrue(failure.getMessage().startsWith("no rule file can be used: bad.drl:5: "), failure.getMessage());
        assertEquals(failure, brain.veto(message()).cause());
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        rules.file("good.drl", GOOD).raw("quote\".drl", "").raw("large.drl", "/" + "*".repeat(1024 * 1024) + "/");
        Files.write(rules.path().resolve("latin.drl"), "// gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
        Files.createSymbolicLink(rules.path().resolve("dangling.drl"), Path.of("nowhere"));

        RuleBook.Status status = rules.brain().status().result();

        assertEquals(1, status.rules());
        assertEquals(RuleBook.State.BROKEN, status.state());
        assertEquals(4, status.problems().size(), status.problems()::toString);
        assertTrue(status.problems().contains("latin.drl:1: it is not in UTF-8; save it in that encoding"));
        assertTrue(status.problems().contains("large.drl: it is larger than 1024 KB"));
        assertTrue(status.problems().contains("dangling.drl: it points to a file that is not there"));
    }

    @Test
    void linksAreFollowedAndLeftoversPassedOver() throws IOException {
        rules.raw(
                        "elsewhere/real.txt",
                        "package a;\nrule \"linked\" when $t : dev.opswarden.rules.Triage()"
                                + " then $t.fyi(\"linked\"); end")
                .raw(".#locked.drl", "nonsense")
                .raw("old.drl~", "nonsense")
                .raw("below/deep.drl", "nonsense")
                .raw("folder.drl/x", "nonsense")
                .raw("comment.drl", "// nothing yet");
        Files.createSymbolicLink(rules.path().resolve("link.drl"), Path.of("elsewhere/real.txt"));
        DroolsBrain brain = rules.brain();

        assertEquals(
                new RuleBook.Status(2, 1, RuleBook.State.CURRENT, List.of()),
                brain.status().result());
        assertEquals("linked", brain.triage(message()).result().reason());
    }

    @Test
    void aFileThatIsEmptyIsABrokenEdit() throws IOException {
        rules.raw("empty.drl", "\n");

        RuleBook.Status status = rules.brain().status().result();

        assertEquals(RuleBook.State.BROKEN, status.state());
        assertEquals(
                List.of("empty.drl: it is empty; delete it, or write a rule or a comment into it"), status.problems());
    }

    @Test
    void aFileWhereTheDirectoryShouldBeIsNamed() throws IOException {
        Files.writeString(rules.path(), "");
        DroolsBrain brain = rules.brain();

        assertTrue(brain.status().result().problems().get(0).contains("it is no directory"));
        assertTrue(brain.triage(message()).failed());
    }
}
