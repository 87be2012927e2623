package dev.opswarden.engine.plugin;

import java.nio.charset.StandardCharsets;

/** Plugins that are packed as they should be, and whose code is bad: each class has a name of its own. */
final class BadCode {

    private static final String BRAIN = """
            public class %1$s implements Brain {
                %3$s
                public String id() { return "%2$s"; }
                public Future<Triage> triage(Message message) { return Future.succeededFuture(Triage.fyi("1.0.0")); }
            }
            """;

    private BadCode() {}

    /** A plugin with a brain of its own name. */
    static JarBuilder good(String id, String className) {
        return brain(id, className, id, "");
    }

    static void addTo(BadJars jars) {
        classes(jars);
        constructors(jars);
        loading(jars);
    }

    private static void classes(BadJars jars) {
        jars.add(
                "future-class.jar",
                "made/Future has been compiled by a more recent version",
                new JarBuilder("future-class")
                        .entry("made/Future.class", EmptyClass.named("made", "Future", 99))
                        .indexed("made.Future"));
        jars.add(
                "no-class.jar",
                "java.lang.ClassFormatError: ",
                new JarBuilder("no-class")
                        .entry("made/Junk.class", "junk".getBytes(StandardCharsets.UTF_8))
                        .indexed("made.Junk"));
        jars.add(
                "not-annotated.jar",
                "made.Plain implements none of the extension points",
                new JarBuilder("not-annotated")
                        .source("made.Plain", "package made; public class Plain {}")
                        .indexed("made.Plain"));
        jars.add(
                "no-point.jar",
                "made.Useless implements none of the extension points",
                new JarBuilder("no-point").extension("Useless", "public class Useless {}"));
        jars.add("odd-name.jar", "calls itself 'Odd ID'", brain("odd-name", "Odd", "Odd ID", ""));
        jars.add("zz-same-brain.jar", "brain:twin is already provided", brain("same-brain", "Same", "twin", ""));
    }

    private static void constructors(BadJars jars) {
        jars.add(
                "no-constructor.jar",
                "made.Needy has no public constructor that takes a PluginContext or nothing",
                brain("no-constructor", "Needy", "needy", "public Needy(String wish) {}"));
        jars.add(
                "constructor.jar",
                "java.lang.IllegalStateException: no licence",
                constructor(
                        "constructor",
                        "Wrapping",
                        "throw new RuntimeException(\"wrapper\", new IllegalStateException(\"no licence\"));"));
        jars.add(
                "on-bad.jar",
                "it needs plugin 'constructor', which does not load",
                new JarBuilder("on-bad").manifest("Plugin-Dependencies", "constructor"));
        jars.add(
                "missing-library.jar",
                "java.lang.ClassNotFoundException: org.absent.Library",
                brain(
                        "missing-library",
                        "Lacking",
                        "lacking",
                        "public Lacking() throws Exception { Class.forName(\"org.absent.Library\"); }"));
        jars.add(
                "native.jar",
                "java.lang.UnsatisfiedLinkError: no warden-absent in java.library.path",
                constructor("native", "Native", "System.loadLibrary(\"warden-absent\");"));
        jars.add(
                "mute.jar",
                "made.Mute",
                brain("mute", "Muted", "mute", "public Muted() { throw new Mute(); }")
                        .source(
                                "made.Mute",
                                "package made; public class Mute extends RuntimeException {"
                                        + " public String toString() { throw this; } public Throwable getCause() { throw this; } }"));
        jars.add(
                "in-context.jar",
                "java.lang.UnsupportedOperationException: not with me",
                brain(
                        "in-context",
                        "Choosy",
                        "choosy",
                        "public Choosy(PluginContext context) { throw new UnsupportedOperationException(\"not with me\"); }"));
    }

    private static void loading(BadJars jars) {
        jars.add(
                "static.jar",
                "java.lang.NumberFormatException: For input string: \"broken\"",
                brain("static", "Static", "static", "static final int X = Integer.parseInt(\"broken\");"));
        jars.add(
                "static-error.jar",
                "java.lang.AssertionError: not here",
                brain(
                        "static-error",
                        "StaticError",
                        "static-error",
                        "static final int X = fail(); static int fail() { throw new AssertionError(\"not here\"); }"));
        jars.add(
                "deep.jar",
                "java.lang.StackOverflowError",
                brain(
                        "deep",
                        "Deep",
                        "deep",
                        "int deeper(int n) { return deeper(n + 1) + 1; } public Deep() { deeper(1); }"));
        jars.add(
                "greedy.jar",
                "java.lang.OutOfMemoryError",
                constructor(
                        "greedy",
                        "Greedy",
                        "long[][] all = new long[99999][]; for (int i = 0; ; i++) all[i] = new long[Integer.MAX_VALUE - 8];"));
        // It takes no processor from the tests that come after, and no interruption ends it.
        jars.add(
                "hangs.jar",
                "loading it did not end within 3s; it was in made.Hangs.<init>()",
                constructor("hangs", "Hangs", "while (true) { java.util.concurrent.locks.LockSupport.park(); }"));
    }

    private static JarBuilder constructor(String id, String className, String body) {
        // The compiler is not to know that the end is never reached.
        return brain(id, className, id, "public " + className + "() { if (id() != null) { " + body + " } }");
    }

    private static JarBuilder brain(String id, String className, String brainId, String members) {
        return new JarBuilder(id).extension(className, BRAIN.formatted(className, brainId, members));
    }
}
