package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.RuleBook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What slips in while typing or saving is named by file and line, and says what to do, in words of the author's. */
class SlipsTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"a\"\nwhen Message( subject == \"x )\nthen end | 6: a text begins here and does not end on its line",
                "rule \"a\" when $t : Triage()\nthen $t.fyi(\"x);\nend | 6: a text begins here and does not end",
                "rule \"a\nwhen Message() then end | 5: a text begins here and does not end on its line",
                "rule \"a\" when $t : Triage() then\n$t.reply(\"\"\"\n hello\n \"\"\"); end | 6: a text begins here",
                "rule \"a\n\" dialect \"mvel\" when then end | 5: a text begins here and does not end on its line",
                "/* a comment\nrule \"a\" when then end | 5: a comment begins here and does not end: '*/' is missing",
                "rule \"a\" when\nMessage( text matches \".*\\s.*\" ) then end | 6: a text holds \\s; write a backslash"
                        + " twice: \\\\s",
                "rule \"a\" when\nMessage( text matches \".*\\d.*\" ) then end | 6: a text holds \\d; write",
                "rule \"a\" when\nMessage( text matches \"(?i).*\\bx.*\" ) then end | 6: a text holds \\b, which is a"
                        + " backspace; for the edge of a word write the backslash twice",
                "rule \"a\" when\nMessage( text contains \"C:\\Users\" ) then end | 6: a text holds \\U; write",
                "rule \"a\" when\nMessage( text contains \"C:\\new\\users\" ) then end | 6: a text holds \\u; write",
                "rule \"a\" when\nMessage( subject == \u201cx\u201d ) then end | 6: a typographic quote (U+201C) stands",
                "rule \"a\" when\n\u00a0Message() then end | 6: a blank that is none (U+00A0) stands outside",
                "rule \"a\" when\nMess\u200bage() then end | 6: the character U+200B stands outside of a text",
                "// x\rrule \"a\" when then end | 5: a line ends in a carriage return alone",
                "<<<<<<< HEAD\nrule \"a\" when then end\n=======\n>>>>>>> other | 5: a merge was left unfinished",
                "rule \"a\" when $t : Triage() then\n$t.fyi(\"x\");\n\nrule \"b\" when then end"
                        + " | 6: rule 'a' has no 'end' before rule 'b' begins",
                "rule \"a\" when $t : Triage() then\n$t.fyi(\"x\"); | 6: rule 'a' has no 'end'",
                "rule \"a\" when\nMessage( subject = \"x\" ) then end | 6: '=' cannot stand here in rule 'a': write '=='",
                "rule \"a\" when\nMessage( subject == \"x\" and body == \"y\" ) then end | 6: 'and' cannot stand here in"
                        + " rule 'a': between the conditions of a pattern write ',' or '&&'",
                "rule \"a\" when\nMessage( (subject == \"x\" )\nthen end | 7: 'then' cannot stand here in rule 'a': is a ')'",
                "rule \"a\" when\nMessage( subject == \"x\" )) then end | 6: ')' cannot stand here in rule 'a'",
                "rule \"a\" salienc 5 when\nMessage() then end | 5: 'salienc' cannot stand here in rule 'a' (did you mean",
                "# comment\nrule \"a\" when then end | 5: '#' cannot stand here: between rules there are",
                "rule \"a\" when $t : Triage()\nend | 6: 'end' cannot stand here in rule 'a': is 'then' missing",
                "rule \"a\" when $t : Triage() then\n$t.fyi(\"x\") end | 6: a ';' is missing before",
                "rule \"a\" when $t : Triage() then\n$t.fyi(\"x\"); }\nend | 5: '}' cannot stand here",
                "rule \"a\" when\nMessage( from == \"x\" ) then end | 6: unknown field 'from' of Message (did you mean"
                        + " 'sender'?)",
                "rule \"a\" when\nMessage( created_at == \"x\" ) then end | 6: unknown field 'created_at' of Message (did you"
                        + " mean 'sentAt'?)",
                "rule \"a\" when\nMessage( labels matches \"x\" ) then end | 6: rule 'a' asks 'labels', which is a list of"
                        + " texts, whether it matches a text; write labels contains",
                "rule \"a\" when\nMessage( subject contains 5 ) then end | 6: rule 'a' asks whether 'subject' contains a"
                        + " number; write \"5\"",
                "rule \"a\"\ndate-expires \"2026-01-01\" when then end | 6: rule 'a': date-expires \"2026-01-01\" is no date;"
                        + " write it as \"1-Jan-2026\"",
                "rule \"a\" when $t : Triage() $m : Message() then\n$t.fyi($m.subject); end | 6: in a consequence a field is"
                        + " read by a method: write getSubject()",
                "rule \"a\" when Triage() then\n$t.fyi(\"x\"); end | 6: $t cannot be resolved; bind it in 'when'",
            })
    void aSlipIsNamedWithItsLine(String slip) throws IOException {
        int bar = slip.lastIndexOf(" | ");

        List<String> problems = problems("a.drl", slip.substring(0, bar));

        assertTrue(problems.get(0).startsWith("a.drl:" + slip.substring(bar + 3)), problems::toString);
        assertEquals(1, problems.size(), problems::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// don't\n/* don't */ rule \"it's\" when $t : Triage() then $t.fyi(\"don't say \\\"x\\\"\"); end",
                "rule \"\u00fcber alles \u201cx\u201d\" when $t : Triage() then $t.fyi(\"caf\u00e9 \u00a0 \\u00e9 \\t\\n\"); end",
                "rule \"a\" when $t : Triage() Message( text not matches \".*\\\\bx\\\\\\\\y\\\\s.*\" ) then $t.fyi(\"x\"); end",
                "rule \"ends\" when $t : Triage() then $t.fyi(\"the rule \\\"x\\\"; then\"); end // the end",
                "rule \"a\" date-expires \"31-dec-2050\" when $t : Triage() then $t.fyi(\"x\"); end",
            })
    void whatIsNoSlipIsLeftAlone(String rule) throws IOException {
        assertEquals(List.of(), problems("a.drl", rule));
        assertEquals(List.of(), problems("a.drl", rule.replace("\n", "\r\n")));
    }

    @Test
    void whereTheTypesAreNotImportedTheImportIsTold() throws IOException {
        RulesInADirectory rules =
                new RulesInADirectory(home).raw("a.drl", "rule \"a\"\nwhen $t : Triage() then $t.fyi(\"x\"); end");

        assertEquals(
                List.of("a.drl:2: 'Triage' is not known here: write 'import dev.opswarden.rules.Triage;' at the top of"
                        + " the file"),
                rules.brain().status().result().problems());
    }

    @Test
    void aFileInAnotherEncodingIsNamedWithTheFirstLineThatCannotBeRead() throws IOException {
        RulesInADirectory rules = new RulesInADirectory(home).file("good.drl", "rule \"good\" when Message() then end");
        Files.write(rules.path().resolve("latin.drl"), "// a\n// gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(rules.path().resolve("wide.drl"), "// a\n// b".getBytes(StandardCharsets.UTF_16LE));

        RuleBook.Status status = rules.brain().status().result();

        assertEquals(
                List.of(
                        "latin.drl:2: it is not in UTF-8; save it in that encoding",
                        "wide.drl:1: it holds a character that is none (NUL), as a text in UTF-16 does; save it in UTF-8"),
                status.problems());
    }

    private List<String> problems(String name, String text) throws IOException {
        return new RulesInADirectory(home)
                .file(name, text)
                .brain()
                .status()
                .result()
                .problems();
    }
}
