package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.message;
import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A third round: what stands between the readers of a rule, what generated code may name, and what outlives a rule. */
class EscapeOnceMoreTest extends EscapeSetUp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // What one reader takes for a text or a comment and another for code.
                "rule \"x\n\" dialect \"mvel\" when $t : Triage() then System.exit(3); end | does not end on its line",
                "rule \"x\n*/ static { Runtime.getRuntime(); } /*\" when then end | does not end on its line",
                "// \r dialect \"mvel\"\nrule \"x\" when then end | a carriage return alone",
                "rule \"x\" when $t : Triage() then\n// \r drools.getRuntime();\nend | a carriage return alone",
                "rule \"x\" when $t : Triage() then\nString s = \"\"\"\n ' \"\"\"; Object o = drools; //'\nend | does not end",
                "rule \"x\" agenda-group 'a\nb' when then end | does not end on its line",
                "# dialect \"mvel\"\nrule \"x\" when then end | uses MVEL",
                // Classes that generated code names, and an author may not, whatever the import.
                "import java.util.*; rule \"x\" when $t : Triage() then $t.fyi(\"\" + Calendar.getInstance()); end"
                        + " | java.util.Calendar",
                "import java.util.*; rule \"x\" when $t : Triage() then Object o = new GregorianCalendar(); $t.fyi(\"\" + o); end"
                        + " | java.util.GregorianCalendar",
                "import java.time.format.*; rule \"x\" when $t : Triage() then"
                        + " $t.fyi(\"\" + new DateTimeFormatterBuilder().toFormatter()); end"
                        + " | java.time.format.DateTimeFormatterBuilder",
                "import java.util.*; rule \"x\" when $t : Triage() then new Formatter(); end | java.util.Formatter",
                "import java.util.*; rule \"x\" when $t : Triage() then new Timer(); end | java.util.Timer",
                "import java.lang.*; rule \"x\" when $t : Triage() then Thread.yield(); end | java.lang.Thread",
                "rule \"x\" when $t : Triage() then Variable v = null; end | Variable cannot be resolved",
                "rule \"x\" when $t : Triage() then Drools d = null; end | Drools cannot be resolved",
                // Attributes and annotations.
                "rule \"x\" timer( expr: $m.getBody().length() ) when $t : Triage() $m : Message() then end | ",
                "rule \"x\" timer( expr: Runtime.getRuntime().availableProcessors() ) when $t : Triage() then end | ",
                "rule \"x\" salience ( $m.getClass().getName().length() ) when $m : Message() then end | getClass",
                "rule \"x\" enabled ( Class.forName(\"x\") == null ) when $m : Message() then end | ",
                "declare N v : int end rule \"x\" @Propagation(IMMEDIATE) when $t : Triage() then insert(new N(1)); end"
                        + " | org.kie.api.definition.rule.Propagation",
                "rule \"x\" when $t : Triage() $m : Message() do[y] then then[y] Runtime.getRuntime(); end"
                        + " | java.lang.Runtime",
                "rule \"x\" when $t : Triage() $m : Message() if ( Runtime.getRuntime() != null ) do[y] then then[y] end | ",
                // Declared types.
                "declare B extends Thread m : int end rule \"x\" when then insert(new B()); end | ",
                "declare B extends java.util.Timer m : int end rule \"x\" when then insert(new B()); end | java.util.Timer",
                "declare String n : int end rule \"x\" when $t : Triage() then $t.fyi(\"\" + new String(3)); end | redeclaration",
                "declare Ev @typesafe(false) n : Object end rule \"x\" when $t : Triage()"
                        + " Ev( n.class.name == \"java.lang.String\" ) then end | ",
                // Classes as values.
                "rule \"x\" when $t : Triage() then var c = Integer.class; java.util.List.of(c).forEach(k ->"
                        + " $t.fyi(\"\" + k.getModule())); end | java.lang.Class.getModule",
                "rule \"x\" when $t : Triage() then $t.fyi(\"\" + java.util.stream.Stream.of(Integer.class)"
                        + ".map(Class::getClassLoader).count()); end | java.lang.Class.getClassLoader",
                "rule \"x\" when $t : Triage() then $t.fyi(\"\" + Integer.class.describeConstable()); end"
                        + " | java.lang.Class.describeConstable",
                "rule \"x\" when $t : Triage() then java.util.function.Function<Class<?>, Object> f = c -> c.getName();"
                        + " $t.fyi(\"\" + f.apply(int[].class)); end | java.lang.Class.getName",
                "rule \"x\" when $t : Triage() Object( this.class.classLoader != null ) then end | ",
                "rule \"x\" when $t : Triage() then java.util.function.Consumer<Object> c = Object::notify; c.accept($t); end"
                        + " | java.lang.Object.notify",
                "rule \"x\" when $t : Triage() then Object o = java.util.stream.IntStream.range(0, 9).parallel().sum(); end"
                        + " | parallel",
                "rule \"x\" when $t : Triage() then java.util.List.of(1).spliterator(); end | java.util.Spliterator",
                "rule \"x\" when $t : Triage() then String.format(\"%s\", (java.util.Formattable) null); end"
                        + " | java.util.Formattable",
            })
    void itIsRefused(EscapeAttempt escape) throws IOException {
        assertRefused(escape.code(), escape.named());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.mvel2", "java", "com.sun.x", "org.kie.api", "dev.opswarden.engine.tick"})
    void aPackageThatIsSomebodyElsesIsRefused(String name) throws IOException {
        desk.rules().raw("a.drl", "package " + name + ";\nrule \"r\" when then end\n");

        assertTrue(desk.problems().get(0).startsWith("a.drl:1: "), desk.problems()::toString);
    }

    /** An error of a rule's own making is looked at with care, and nobody who looks at the failure later meets it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "public String getMessage() { throw new AssertionError(\"x\"); }",
                "public String getLocalizedMessage() { throw new AssertionError(\"x\"); }",
                "public Throwable getCause() { throw new AssertionError(\"x\"); }",
                "public Throwable getCause() { return this; }",
                "public Throwable getCause() { return new RuntimeException(this); }",
                "public String toString() { throw new IllegalStateException(); }",
                "int n; public String getMessage() { if (n++ > 1) { while (n > 0) { n = 1; } } return \"x\"; }",
            })
    void anErrorThatFailsItselfCostsItsMessageOnly(String hostile) throws IOException {
        desk.rules()
                .file(
                        "a.drl",
                        rule(
                                "hostile",
                                9,
                                "Message( subject == \"one\" )",
                                "throw new RuntimeException() { " + hostile + " };"),
                        rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = desk.rules().brain();

        Future<?> asked = brain.triage(message("m1", "one", ""));

        assertTrue(asked.cause() instanceof WardenException, () -> "it gave " + asked);
        assertTrue(asked.cause().getMessage().contains("rule 'hostile' (a.drl:5)"), asked.cause()::getMessage);
        assertTrue(foreign(asked.cause()) == null, "what the author wrote is still there");
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    @Test
    void aRuleThatPutsInFactAfterFactIsStopped() throws IOException {
        desk.rules()
                .file(
                        "a.drl",
                        rule(
                                "greedy",
                                9,
                                "Message( subject == \"one\" )",
                                "for (int i = 0; i < 100000000; i++) { insert(\"s\" + i); }"),
                        rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = desk.rules().brain();

        Future<?> asked = brain.triage(message("m1", "one", ""));

        assertTrue(
                asked.cause().getMessage().contains("rules put in more than 2000 facts for one message"),
                asked.cause()::getMessage);
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    /** Twenty facts that seven patterns look for are more than a thousand million combinations. */
    @Test
    void aRuleThatTriesEveryFactWithEveryOtherIsStoppedBeforeTheMemoryIsUsedUp() throws IOException {
        desk.rules()
                .file(
                        "a.drl",
                        rule(
                                "puts in",
                                9,
                                "Message( subject == \"one\" )",
                                "insert(\"a\"); insert(\"b\"); insert(\"c\"); insert(\"d\"); insert(\"e\"); insert(\"f\");"
                                        + " insert(\"g\"); insert(\"h\"); insert(\"i\");"),
                        "rule \"joins\" salience 5 when $t : Triage() String() String() String() String() String() String()"
                                + " String() then $t.fyi(\"joined\"); end",
                        rule("good", 0, "$t.fyi(\"fine\");"));
        DroolsBrain brain = desk.rules().brain();

        Future<?> asked = brain.triage(message("m1", "one", ""));

        assertTrue(asked.failed(), () -> "it gave " + asked);
        assertTrue(
                asked.cause().getMessage().contains("rule 'puts in' (a.drl:5) failed: rules put in more than 7 facts"),
                asked.cause()::getMessage);
        assertEquals("fine", brain.triage(message("m2", "two", "")).result().reason());
    }

    private static Throwable foreign(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getClassLoader() instanceof dev.opswarden.plugin.drools.sandbox.RuleClassLoader) {
                return cause;
            }
        }
        return null;
    }
}
