package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.plugin.drools.sandbox.AllowedClasses;
import dev.opswarden.plugin.drools.sandbox.RuleClassLoader;
import dev.opswarden.spi.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside rules is no way out either; what rules need is allowed; and the second guard refuses by itself. */
class EscapeBesideRulesTest extends EscapeSetUp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import function java.lang.Runtime.getRuntime; | import function",
                "import static java.lang.System.exit; | import static",
                "import accumulate java.util.ArrayList list; | import accumulate",
                "global java.io.File out; | a global",
                "dialect \"mvel\" | uses MVEL",
                "rule \"m\" dialect \"mvel\" when Message() then System.exit(1) end | uses MVEL",
                "function void f() { Runtime.getRuntime().halt(1); } | java.lang.Runtime",
                "function java.io.File f() { return null; } | java.io.File",
                "function void f(java.io.File x) { } | java.io.File",
                "declare Fact file : java.io.File end | java.io.File",
                "declare Fact n : int = Runtime.getRuntime().availableProcessors() end | java.lang.Runtime",
                "declare Fact extends java.io.File end | File",
                "declare enum Kind A(Runtime.getRuntime().availableProcessors()); n : int end | ",
                "rule \"s\" salience ( Runtime.getRuntime().availableProcessors() ) when Message() then end"
                        + " | java.lang.Runtime",
                "rule \"e\" enabled ( System.getenv(\"X\") == null ) when Message() then end | java.lang.System",
                "rule \"t\" timer( int: System.in.read() ) when Message() then end | ",
                "query q() eval( Runtime.getRuntime() != null ) end | java.lang.Runtime",
                "rule \"a\" when Message() Number() from accumulate( $s : String(), init( int n = 0; )"
                        + " action( n++; ) result( n ) ) then end | code of its own",
                "rule \"f\" when Message() $f : Triage() then modify($f) { toString(), getClass() } end | ",
            })
    void whatStandsBesideRulesIsRefusedToo(EscapeAttempt escape) throws IOException {
        assertRefused(escape.code(), escape.named());
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang", "dev.opswarden.rules", "dev.opswarden.plugin.drools", "org.drools.model"})
    void aPackageOfSomebodyElsesIsNotForRules(String name) throws IOException {
        desk.rules().raw("a.drl", "package " + name + ";\nrule \"r\" when then end\n");

        assertTrue(desk.problems().get(0).startsWith("a.drl:1: package " + name), desk.problems()::toString);
    }

    @Test
    void aRuleThatReachesOutTakesNoOtherFileWithIt() throws IOException {
        desk.rules()
                .file("bad.drl", rule("bad", 9, "$t.fyi(\"bad\");\n  System.exit(1);"))
                .file("good.drl", rule("good", 0, "$t.fyi(\"good\");"));
        DroolsBrain brain = desk.rules().brain();

        assertEquals("good", brain.triage(message()).result().reason());
        assertEquals(
                List.of("bad.drl:11: rule 'bad' uses java.lang.System, which rules may not; docs/rule-authors.md"
                        + " lists what they may"),
                brain.status().result().problems());
    }

    @Test
    void whatRulesNeedIsAllowed() throws IOException {
        desk.rules()
                .file(
                        "a.drl",
                        "declare Flag name : String @key n : int = 3 end",
                        "declare enum Color RED(\"r\"), BLUE(\"b\"); code : String end",
                        "function String twice(String s) { return s + s; }",
                        "query \"find\"(String x) Message( subject == x ) end",
                        rule(
                                "one",
                                9,
                                "Message( subject != null, body.length() > 0 || sender contains \"A\", labels.size == 1 )",
                                "insert(new Flag(twice($m.getSubject()), 2));"),
                        "rule \"two\" salience ( $m.getBody().length() )",
                        "when $t : Triage() $m : Message( $len : body.length, subject matches \"S.*\" )",
                        "  $f : Flag( n < $len ) accumulate( Flag( $n : n ); $s : sum($n); $s > 1 )",
                        "  $x : String() from $m.labels  not( String() ) eval( $s.intValue() > 1 )",
                        "then",
                        "  modify($f) { setN(9) };",
                        "  java.util.function.Supplier<String> later = () -> $m.getSubject() + Color.values().length;",
                        "  var sorted = new java.util.TreeSet<>(java.util.List.of(\"b\", \"a\"));",
                        "  String joined = sorted.stream().map(s -> s.toUpperCase()).collect("
                                + "java.util.stream.Collectors.joining());",
                        "  switch (Color.valueOf(\"RED\")) { case RED: break; default: throw new IllegalStateException(); }",
                        "  $t.fyi(later.get() + joined + $f.equals(null)"
                                + " + java.time.Duration.ofHours(1) + Color.values().length + $f.getName());",
                        "end");

        RuleBook.Status status = desk.rules().brain().status().result();

        assertEquals(List.of(), status.problems());
        assertEquals(
                "Subject2ABfalsePT1H2SubjectSubject",
                desk.rules().brain().triage(message()).result().reason());
    }

    @Test
    void theClassLoaderRefusesASecondTime() {
        RuleClassLoader loader = new RuleClassLoader(Map.of(), getClass().getClassLoader());

        for (String name : List.of(
                "java.lang.System",
                "java.lang.Runtime",
                "java.io.File",
                "java.util.Formatter",
                "dev.opswarden.plugin.drools.DroolsBrain",
                "dev.opswarden.spi.Message",
                "io.vertx.core.Vertx",
                "org.kie.api.KieServices",
                "org.drools.model.codegen.ExecutableModelProject")) {
            ClassNotFoundException refused =
                    assertThrows(ClassNotFoundException.class, () -> Class.forName(name, false, loader));
            assertTrue(refused.getMessage().contains("none of the classes that rules may use"), refused::toString);
        }
    }

    @Test
    void theDocumentationPrintsTheList() throws IOException {
        Path docs = Path.of(System.getProperty("shipped.rules")).resolve("../docs/rule-authors.md");
        List<String> printed = Files.readAllLines(docs);

        for (String line : AllowedClasses.lines()) {
            assertTrue(printed.contains("- " + line), "missing in " + docs + ": - " + line);
        }
        for (String method : AllowedClasses.refusedMethods()) {
            assertTrue(printed.stream().anyMatch(line -> line.contains(method)), "missing in " + docs + ": " + method);
        }
    }
}
