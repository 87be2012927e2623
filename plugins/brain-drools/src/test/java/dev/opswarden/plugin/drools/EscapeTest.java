package dev.opswarden.plugin.drools;

import static dev.opswarden.plugin.drools.RulesInADirectory.rule;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way out of a rule that somebody thought of is refused before it runs, by file, rule and class. */
class EscapeTest extends EscapeSetUp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit(3); | java.lang.System",
                "Runtime.getRuntime().halt(3); | java.lang.Runtime",
                "new ProcessBuilder(\"touch\", \"WITNESS\").start(); | java.lang.ProcessBuilder",
                "new java.io.FileWriter(\"WITNESS\").close(); | java.io.FileWriter",
                "java.nio.file.Files.createFile(java.nio.file.Path.of(\"WITNESS\")); | java.nio.file.Files",
                "new java.net.Socket(\"127.0.0.1\", 1); | java.net.Socket",
                "new java.net.URL(\"file:WITNESS\").openStream(); | java.net.URL",
                "new java.util.Formatter(\"WITNESS\").close(); | java.util.Formatter",
                "new java.util.Scanner(new java.io.File(\"WITNESS\")); | java.util.Scanner",
                "new java.util.Timer(); | java.util.Timer",
                "java.util.ServiceLoader.load(Runnable.class); | java.util.ServiceLoader",
                "java.util.logging.Logger.getLogger(\"x\").info(\"y\"); | java.util.logging.Logger",
                "new java.util.logging.FileHandler(\"WITNESS\"); | java.util.logging.FileHandler",
                "java.util.concurrent.Executors.newCachedThreadPool(); | java.util.concurrent.Executors",
                "java.util.concurrent.CompletableFuture.runAsync(() -> {}); | java.util.concurrent.CompletableFuture",
                "new java.util.concurrent.locks.ReentrantLock().lock(); | java.util.concurrent.locks.ReentrantLock",
                "new Thread(() -> {}).start(); | java.lang.Thread",
                "Thread.currentThread().getContextClassLoader(); | java.lang.Thread",
                "Thread.sleep(1000); | java.lang.Thread",
                "new ThreadLocal<String>().set(\"x\"); | java.lang.ThreadLocal",
                "Class.forName(\"java.lang.Runtime\"); | java.lang.Class.forName",
                "$m.getClass().getClassLoader(); | getClass",
                "\"x\".getClass(); | getClass",
                "java.util.function.Function<Object, Object> f = Object::getClass; f.apply($m); | getClass",
                "java.util.function.Supplier<Object> f = $m::getClass; $m.getId(); f.get(); | getClass",
                "Message.class.getClassLoader().loadClass(\"java.lang.Runtime\"); | java.lang.Class.getClassLoader",
                "ClassLoader.getSystemClassLoader(); | java.lang.ClassLoader",
                "Object o = Object.class.getMethods(); | java.lang.Class.getMethods",
                "java.lang.reflect.Array.newInstance(Object.class, 3); | java.lang.reflect.Array",
                "java.lang.invoke.MethodHandles.lookup(); | java.lang.invoke.MethodHandles",
                "StackWalker.getInstance(); | java.lang.StackWalker",
                "Module m = null; m = Object.class.getModule(); | java.lang.Class.getModule",
                "Object[] all = new java.io.File[] { null }; | java.io.File",
                "java.io.File[][] all = new java.io.File[1][1]; | java.io.File",
                "boolean b = (Object) $m instanceof java.io.Closeable; | java.io.Closeable",
                "$m.equals(java.io.File.class); | java.io.File",
                "char c = java.io.File.separatorChar; String s = java.io.File.separator; | java.io.File",
                "try { $t.label(\"x\"); } catch (java.io.UncheckedIOException e) { } | java.io.UncheckedIOException",
                "java.util.function.Supplier<Object> f = java.io.ByteArrayOutputStream::new; | java.io.",
                "java.util.function.Supplier<Object> f = () -> Runtime.getRuntime(); f.get(); | java.lang.Runtime",
                "new Object() { String s = Runtime.getRuntime().toString(); }; | java.lang.Runtime",
                "class Local { static Object o = Runtime.getRuntime(); } new Local(); | java.lang.Runtime",
                "new Object() { protected void finalize() { } }; | finalize",
                "new java.io.InputStream() { public int read() { return 0; } }; | java.io.InputStream",
                "for (String s : System.getenv().keySet()) { $t.label(s); } | java.lang.System",
                "Integer.getInteger(\"x\"); | java.lang.Integer.getInteger",
                "Boolean.getBoolean(\"x\"); | java.lang.Boolean.getBoolean",
                "Long.getLong(\"x\"); | java.lang.Long.getLong",
                "java.util.Locale.setDefault(java.util.Locale.ROOT); | java.util.Locale.setDefault",
                "java.util.TimeZone.setDefault(null); | java.util.TimeZone",
                "java.util.ResourceBundle.getBundle(\"x\"); | java.util.ResourceBundle",
                "java.util.prefs.Preferences.userRoot(); | java.util.prefs.Preferences",
                "new java.util.Properties().list((java.io.PrintStream) null); | java.util.Properties",
                "new java.util.zip.ZipFile(\"WITNESS\"); | java.util.zip.ZipFile",
                "new java.util.jar.JarFile(\"WITNESS\"); | java.util.jar.JarFile",
                "java.util.Arrays.asList(1).parallelStream().count(); | parallelStream",
                "java.util.stream.Stream.of(1).parallel().count(); | parallel",
                "java.util.Arrays.parallelSort(new int[] { 1 }); | parallelSort",
                "\"x\".getBytes(java.nio.charset.StandardCharsets.UTF_8); | java.nio.charset",
                "new RuntimeException(\"x\").printStackTrace(); | printStackTrace",
                "$m.wait(); | wait",
                "$t.notifyAll(); | notifyAll",
                "synchronized (String.class) { $t.label(\"x\"); } | synchronized",
                "new Message(\"\", \"\", \"\", \"\", \"\", \"\", null, \"\", null); | new dev.opswarden.rules.Message",
                "Lists.during(x -> null, () -> null); | dev.opswarden.rules.Lists.during",
                "insert(new java.io.File(\"WITNESS\")); | java.io.File",
                "dev.opswarden.plugin.drools.RulesProbe p = null; p = new dev.opswarden.plugin.drools.RulesProbe();"
                        + " | dev.opswarden.plugin.drools.RulesProbe",
                "new dev.opswarden.plugin.drools.sandbox.RuleClassLoader(null, null); | RuleClassLoader",
                "dev.opswarden.plugin.drools.sandbox.RuleSupport.arraycopy(null, 0, null, 0, 0); | RuleSupport",
                "Object o = dev.opswarden.spi.Priority.HIGH; | dev.opswarden.spi.Priority",
                "io.vertx.core.Vertx.vertx(); | io.vertx.core.Vertx",
                "org.slf4j.LoggerFactory.getLogger(\"x\"); | org.slf4j.LoggerFactory",
                "Object o = D.declarationOf(String.class); | D.declarationOf",
                "javax.script.ScriptEngineManager m = new javax.script.ScriptEngineManager(); | javax.script",
                "java.sql.DriverManager.getConnection(\"x\"); | java.sql.DriverManager",
                "new java.beans.XMLDecoder((java.io.InputStream) null).readObject(); | java.beans.XMLDecoder",
                "javax.naming.InitialContext c = new javax.naming.InitialContext(); | javax.naming.InitialContext",
            })
    void aConsequenceThatReachesOutIsRefused(EscapeAttempt escape) throws IOException {
        String code = escape.code().replace("WITNESS", desk.witness().toString());

        String problem = assertRefused(rule("way out", 0, "$t.fyi(\"out\");\n  " + code), escape.named());

        assertTrue(problem.startsWith("a.drl:"), problem);
        assertTrue(problem.contains("rule 'way out' "), problem);
        assertTrue(desk.compiledClassesRefuse(escape.named()), "the check of the compiled classes let it pass");
    }

    /** The compiler leaves out what is not used, so this is seen in the text alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object o = (java.io.Closeable) null; | java.io.Closeable",
                "Object o = java.io.File.class; | java.io.File",
                "java.util.Map.Entry<String, java.lang.ref.Cleaner> e = null; | java.lang.ref.Cleaner",
            })
    void aClassThatIsNamedForNothingIsRefused(EscapeAttempt escape) throws IOException {
        String problem = desk.refusal(rule("way out", 0, "$t.fyi(\"out\");\n  " + escape.code()));

        assertTrue(problem.startsWith("a.drl:11: rule 'way out' names " + escape.named()), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$t.label(\"\" + drools.getRule()); | reaches for 'drools'",
                "drools.getRuntime(); | reaches for 'drools'",
                "Object o = drools; | reaches for 'drools'",
                "kcontext.getKnowledgeRuntime(); | reaches for 'kcontext'",
                "org.drools.model.Drools d = null; | names org.drools",
                "org.kie.api.KieServices.get(); | names org.kie",
                "org.mvel2.MVEL.eval(\"1\"); | names org.mvel2",
                "dr\\u006fols.halt(); | a backslash outside",
                "$t.label(\"\\u0022 + drools.toString() + \\u0022\"); | a text with \\u",
                "$t.label(\"\\uuu0022 + drools.toString() + \\uu0022\"); | a text with \\u",
            })
    void theEnginesOwnVariablesAreRefused(EscapeAttempt escape) throws IOException {
        String problem = assertRefused(rule("way out", 0, "$t.fyi(\"out\");\n  " + escape.code()), escape.named());

        assertTrue(problem.startsWith("a.drl:11: "), problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message( Runtime.getRuntime() != null ) | java.lang.Runtime",
                "Message( eval( System.getenv(\"HOME\") != null ) ) | java.lang.System",
                "Message( getClass().getName() == \"x\" ) | getClass",
                "Message( class.name == \"x\" ) | ",
                "Message( this.class.classLoader != null ) | ",
                "Message( $x : class ) | ",
                "Message( subject == new java.io.File(\"x\").getName() ) | java.io.File",
                "Message( subject.getBytes(java.nio.charset.Charset.defaultCharset()) != null ) | java.nio.charset.Charset",
                "Message( subject matches System.getProperty(\"x\") ) | java.lang.System",
                "Message() String() from new java.io.File(\"/\").list() | java.io.File",
                "Message() String() from java.util.ServiceLoader.load(Runnable.class) | java.util.ServiceLoader",
                "Message() java.io.File() | java.io.File",
                "Message() Object( this instanceof java.io.Closeable ) | java.io.Closeable",
                "Message() eval( Thread.currentThread() != null ) | java.lang.Thread",
                "Message() exists( String( length > System.in.read() ) ) | java.lang.System",
                "Message() Number() from accumulate( $s : String(), sum( Runtime.getRuntime().freeMemory() ) )"
                        + " | java.lang.Runtime",
                "Message() java.util.List() from collect( java.io.File() ) | java.io.File",
                "Message( Lists.during(null, null) == null ) | Lists.during",
            })
    void aConditionThatReachesOutIsRefused(EscapeAttempt escape) throws IOException {
        String named = escape.named();

        String problem = assertRefused(rule("way in", 0, escape.code(), "$t.fyi(\"out\");"), named);

        assertTrue(named.isEmpty() || problem.contains("'way in'"), problem);
        assertTrue(desk.compiledClassesRefuse(named), "the check of the compiled classes let it pass");
    }
}
