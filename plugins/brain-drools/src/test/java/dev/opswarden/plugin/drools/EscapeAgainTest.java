package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of the language: each of them was tried as a way out, and is refused by file and by what it names. */
class EscapeAgainTest extends EscapeSetUp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halt(); | halt",
                "insertLogical(\"x\"); | rule 'way out' uses org.drools",
                "class L { synchronized void f() { } } new L().f(); | native or synchronized",
                "class L { native void f(); } new L().f(); | native or synchronized",
                "assert $m == null; | java.lang.Class.desiredAssertionStatus",
                "enum Kind { A; final Object o = Runtime.getRuntime(); } | ",
                "record R(java.io.File f) { } $t.fyi(\"\" + new R(null)); | java.io.File",
                "interface I { default Object f() { return Runtime.getRuntime(); } } new I() { }.f(); | java.lang.Runtime",
                "try (java.io.Closeable c = null) { $t.fyi(\"x\"); } | java.io.Closeable",
                "java.util.function.Supplier<Object> s = Runtime::getRuntime; s.get(); | java.lang.Runtime",
                "$t.fyi(String.class.getName()); | java.lang.Class.getName",
                "java.util.concurrent.TimeUnit.SECONDS.sleep(1); | java.util.concurrent.TimeUnit",
                "Object r = (Runnable & java.io.Serializable) () -> { }; | java.io.Serializable",
                "java.util.stream.Stream.of(1).onClose(() -> { }).close(); | java.lang.Runnable",
                "\\u0052untime.getRuntime().halt(1); | a backslash outside of a text",
                "var e = java.util.Map.entry(\"\", ProcessHandle.current()); $t.fyi(\"\" + e); | java.lang.ProcessHandle",
                "$t.fyi(\"\" + java.net.NetworkInterface.getNetworkInterfaces()); | java.net.NetworkInterface",
                "Integer.valueOf(1).describeConstable().get().resolveConstantDesc(null); | java.lang.invoke.MethodHandles",
                "String.valueOf(1).transform(s -> Runtime.getRuntime()); | java.lang.Runtime",
                "new Throwable().addSuppressed(new java.io.IOException()); | java.io.IOException",
                "Lists.class.getDeclaredField(\"CURRENT\").setAccessible(true); | java.lang.Class.getDeclaredField",
                "new java.lang.ref.Cleaner() { }; | java.lang.ref.Cleaner",
                "int[] a = new int[1]; a.getClass(); | getClass",
                "$t.fyi(\"\" + Enum.valueOf(Thread.State.class, \"NEW\")); | java.lang.Thread",
                "Triage mine = new Triage() { }; | Triage",
            })
    void aConsequence(EscapeAttempt escape) throws IOException {
        assertRefused(rule("way out", 0, "$t.fyi(\"out\");\n  " + escape.code()), escape.named());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message() String() from System.getProperty(\"user.home\") | java.lang.System",
                "Message() accumulate( Message(), $x : collectList( Runtime.getRuntime() ) ) | java.lang.Runtime",
                "Message() groupby( $s : String(); Runtime.getRuntime(); $n : count() ) | ",
                "forall( Message() Message( Runtime.getRuntime() != null ) ) | ",
                "Message( this#java.io.File.name == \"x\" ) | java.io.File",
                "Message( subject == Class.forName(\"x\").getName() ) | java.lang.Class.forName",
                "Message( labels contains System.getenv(\"HOME\") ) | java.lang.System",
                "Message( $x : (new java.io.File(\"/\")).list() ) | java.io.File",
                "Message( subject in ( System.getProperty(\"a\"), \"b\" ) ) | java.lang.System",
                "Message( subject str[startsWith] System.getProperty(\"a\") ) | java.lang.System",
                "/messages[ subject == \"x\" ] | messages",
                "Message() over window:length( 1 ) | looks through a window",
            })
    void aCondition(EscapeAttempt escape) throws IOException {
        assertRefused(rule("way in", 0, escape.code(), "$t.fyi(\"in\");"), escape.named());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accumulate( Message(), $x : collectList( Runtime.getRuntime() ) )",
                "String( this == System.getenv(\"X\") )"
            })
    void whatOneFileTriesIsNotTheFaultOfAnother(String condition) throws IOException {
        desk.rules().file("good.drl", rule("good", -5, "$t.fyi(\"good\");"));

        desk.refusal(rule("way in", 0, "Message() " + condition, "$t.fyi(\"in\");"));

        assertTrue(
                desk.problems().stream().allMatch(problem -> problem.startsWith("a.drl")), desk.problems()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"x\\\"); Runtime.getRuntime().halt(3); //\" when $t : Triage() then end | holds a quote",
                "rule \"*/ static { Runtime.getRuntime().halt(3); } /*\" when $t : Triage() then end | holds a quote",
                "rule \"*/ static { org.drools.model.DSL.any(Object.class); } /*\" when then end | holds a quote",
                "rule 'a\"); Runtime.getRuntime().halt(3); //' when $t : Triage() then end | holds a quote",
                "rule \"a\\\\\" when $t : Triage() then end | holds a quote",
                "rule \"\\u0022); Runtime.getRuntime().halt(3); //\" when $t : Triage() then end | a text with \\u",
                "rule \"r\" agenda-group \"x\\\"); //\" when $t : Triage() then end | holds a quote",
                "rule \"r\" activation-group \"*/\" when $t : Triage() then end | holds a quote",
                "rule \"r\" @Note( \"x\\\"\" ) when $t : Triage() then end | holds a quote",
                "declare Fact @doc( \"*/\" ) n : int end | holds a quote",
                "query \"q\\\"\" Message() end | holds a quote",
                "rule \"r\" when Message() from entry-point \"x\\\"\" then end | holds a quote",
                "rule \"c\" calendars \"java.lang.Runtime\" when $t : Triage() then end | there is no calendar",
                "rule \"d\" duration( Runtime.getRuntime().hashCode() ) when $t : Triage() then end | ",
                "rule \"n\" no-loop ( System.getenv(\"x\") == null ) when $t : Triage() then end | ",
                "declare Fact n : int = System.identityHashCode(null) end | java.lang.System",
                "declare java.lang.Evil n : int end rule \"r\" when then insert(new java.lang.Evil()); end | java.lang.Evil",
                "declare dev.opswarden.plugin.drools.regex.Matching n : int end | redeclaration",
                "declare Message n : int end rule \"r\" when Message() then end | redeclaration",
                "declare trait T n : int end rule \"r\" when $t : Triage() then don($t, T.class); end | don",
                "unit Evil; rule \"r\" when $t : Triage() then end | unit",
                "import java.io.*; rule \"r\" when $t : Triage() then new File(\"x\").delete(); end | java.io",
                "import org.kie.api.runtime.rule.RuleContext; | org.kie",
                "query q(String s) eval( Runtime.getRuntime().toString() == s ) end | java.lang.Runtime",
                "function Object f() { return new Object() { Object g() { return Runtime.getRuntime(); } }; }"
                        + " | java.lang.Runtime",
                "rule \"s\" dialect 'MVEL' when then System.exit(3) end | uses MVEL",
            })
    void whatStandsBesideRules(EscapeAttempt escape) throws IOException {
        assertRefused(escape.code(), escape.named());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b.drl", "$(touch x).drl", "a;b.drl", "a\nb.drl", "a\\b.drl", "*.drl"})
    void aFileNameThatSaysMoreThanAName(String name) throws IOException {
        desk.rules()
                .file(name, rule("named", 0, "$t.fyi(\"named\");"))
                .file("good.drl", rule("good", -5, "$t.fyi(\"good\");"));

        assertTrue(desk.problems().size() == 1, desk.problems()::toString);
    }
}
