package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.plugin.drools.drl.Vocabulary;
import dev.opswarden.rules.Message;
import dev.opswarden.rules.Triage;
import dev.opswarden.spi.RuleBook;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake is named with its file and its line, in the words of rules. The rules begin on line 5. */
class PlacesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Fields that are none.
                "rule \"a\"\nwhen\n Message( sendr == \"x\" ) then end"
                        + " | 7: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Message( subject == \"x\"\n || sendr == \"y\" ) then end"
                        + " | 8: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Message( $s : sendr ) then end"
                        + " | 7: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Message( sendr matches \"x\" ) then end"
                        + " | 7: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Message( sendr.length > 3 ) then end"
                        + " | 7: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Message( sender == subjct ) then end"
                        + " | 7: unknown field 'subjct' of Message (did you mean 'subject'?)",
                "rule \"a\"\nwhen\n $m : Message( $m.sendr == \"y\" ) then end"
                        + " | 7: unknown field 'sendr' of Message (did you mean 'sender'?)",
                "rule \"a\"\nwhen\n Triage( undecidd )\n then end"
                        + " | 7: unknown field 'undecidd' of Triage (did you mean 'undecided'?)",
                "rule \"a\"\nwhen\n Triage( !undecidd )\n then end"
                        + " | 7: unknown field 'undecidd' of Triage (did you mean 'undecided'?)",
                "rule \"a\"\nwhen\n Mesage( )\n then end"
                        + " | 7: unknown type 'Mesage' (did you mean 'Message'?), or its import is missing",
                "rule \"a\"\nwhen\n Message( sender.lenght() > 3 ) then end"
                        + " | 7: unknown method 'lenght' of String (did you mean 'length'?)",
                "rule \"a\"\nwhen\n Message( sender memberOf Lsts.of(\"x\") ) then end"
                        + " | 7: the expression 'Lsts.of(\"x\")' cannot be understood",
                // The Java of a consequence.
                "rule \"a\"\nwhen\n $t : Triage()\nthen\n // why\n\n $t.fyi(\"a\");\n $t.fyii(\"x\");\nend"
                        + " | 12: unknown method 'fyii' of Triage (did you mean 'fyi'?)",
                "rule \"a\"\nwhen\n $t : Triage()\nthen\n $t.fyi(\n  \"a\" + foo\n  + \"b\");\nend | 10: foo cannot be",
                "rule \"a\"\nwhen\n $t : Triage()\nthen\n int x = \"s\";\nend | 9: Type mismatch: cannot convert",
                "rule \"a\"\nwhen\nthen\n $t.fyi(\"x\");\nend | 8: $t cannot be resolved",
                "rule \"a\"\nwhen\n $t : Triage()\nthen\n $t.fyi(\"a\");\n $t.fyi(\"x\")\nend | 10: a ';' is missing before",
                "rule \"a\"\nwhen\n $t : Triage()\nthen\n modify($t) {\n  foo() }\nend | 10: unknown method 'foo' of",
                "function int f() {\n return x;\n}\nrule \"a\" when then end | 6: x cannot be resolved",
                "declare A\n b : Foo\nend\nrule \"a\" when then end | 6: b cannot be resolved",
                // Syntax.
                "rule \"a\"\nwhen\n Message( subject matchs \"x\" ) then end"
                        + " | 7: 'matchs' cannot stand here in rule 'a' (did you mean 'matches'?)",
                "rule \"a\" when then end\n\nrule \"a\" when then end | 7: two rules are called 'a': a.drl:5 and a.drl:7; rename one of them",
                "rule \"a\"\nwhen\n Message( \"x\" ) then end | 5: Predicate '\"x\"' must be a Boolean expression",
                "rule \"a\"\n salience x\nwhen then end | 6: the expression 'x' cannot be understood",
                "rule \"a\"\nwhen Message( subject str[startWith] \"x\" ) then end | 6: Type mismatch",
                // What Drools lets pass.
                "rule \"a\"\nwhen\n Message( subject > 5 ) then end"
                        + " | 7: rule 'a' compares 'subject', which is a text, with 5; for its length write subject.length",
                "rule \"a\"\nwhen\n Message( sender != \"x\",\n body == true ) then end | 8: rule 'a' compares 'body'",
                "rule \"a\"\nwhen\n Message( labels == \"x\" ) then end"
                        + " | 7: rule 'a' compares 'labels', which is a list of texts, with \"x\"; write labels contains",
                "rule \"a\"\nwhen\n Message( sentAt > \"2026\" ) then end | 7: rule 'a' compares 'sentAt', which is a point",
                "rule \"a\"\nwhen\n Triage( undecided == \"yes\" ) then end | 7: rule 'a' compares 'undecided'",
                "rule \"a\"\nwhen\n Message( text matches\n \"(x\" ) then end"
                        + " | 8: rule 'a' has a malformed regular expression: Unclosed group in \"(x\"",
            })
    void aMistakeIsNamedWithItsLine(String mistake) throws IOException {
        int bar = mistake.lastIndexOf(" | ");

        List<String> problems = problems(mistake.substring(0, bar));

        assertTrue(problems.get(0).startsWith("a.drl:" + mistake.substring(bar + 3)), problems::toString);
    }

    @Test
    void theFileOfAMistakeIsFoundAmongSeveral() throws IOException {
        String good = "rule \"%s\" when $t : Triage() Message( subject == \"%s\" ) then $t.fyi(\"x\"); end";
        RulesInADirectory rules = new RulesInADirectory(home)
                .file("a.drl", good.formatted("a", "a"))
                .file("b.drl", "rule \"b\"\nwhen $t : Triage() then\n $t.fyi(\"b\").priorty(\"low\");\nend")
                .file("c.drl", good.formatted("c", "c"))
                .file("d.drl", "rule \"d\" when Message( bdy == \"x\" ) then end");

        RuleBook.Status status = rules.brain().status().result();

        assertEquals(2, status.rules());
        assertEquals(
                Set.of(
                        "b.drl:7: unknown method 'priorty' of Triage (did you mean 'priority'?)",
                        "d.drl:5: unknown field 'bdy' of Message (did you mean 'body'?)"),
                Set.copyOf(status.problems()));
    }

    @Test
    void theVocabularyOfTheChecksIsThatOfTheFacts() {
        assertEquals(
                properties(Message.class),
                new TreeSet<>(Vocabulary.fieldsOf("Message").keySet()));
        assertEquals(
                properties(Triage.class),
                new TreeSet<>(Vocabulary.fieldsOf("Triage").keySet()));
    }

    private static Set<String> properties(Class<?> fact) {
        return Stream.of(fact.getMethods())
                .map(Method::getName)
                .filter(name -> name.matches("(?:get|is)[A-Z].*") && !name.equals("getClass"))
                .map(name -> name.replaceFirst("^(?:get|is)", ""))
                .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> problems(String text) throws IOException {
        return new RulesInADirectory(home)
                .file("a.drl", text)
                .brain()
                .status()
                .result()
                .problems();
    }
}
