package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's jar works by itself, in a class loader like the host's. */
class SelfContainedPluginIT {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));
    private static final Path RULES =
            Path.of(System.getProperty("shipped.rules")).toAbsolutePath().normalize();
    private static final Message QUESTION =
            RulesInADirectory.message("m1", "Deploy key", "Where is the deploy key kept?");

    /** What only a compiler of rules needs: Drools' parser and code generator, and the Java compilers behind them. */
    private static final List<String> COMPILERS = List.of(
            "dev.opswarden.plugin.drools.RuleCompiler",
            "dev.opswarden.plugin.drools.CompileAttempt",
            "org.drools.compiler.kie.builder.impl.KieBuilderImpl",
            "org.drools.drl.parser.",
            "org.drools.model.codegen.",
            "org.eclipse.jdt.",
            "org.kie.memorycompiler.Java",
            "org.kie.memorycompiler.jdknative.",
            "org.drools.ecj.",
            "com.github.javaparser.",
            "org.antlr.");

    @TempDir
    Path cache;

    @Test
    void anUnchangedDirectoryStartsNoCompiler() throws Exception {
        Set<String> first = classesLoadedWhileAsking();
        Set<String> second = classesLoadedWhileAsking();

        assertTrue(compilers(first).size() > 100, "the first run compiles");
        assertEquals(Set.of(), compilers(second));
    }

    @Test
    void theJarHoldsNothingThatTheHostShares() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> shared = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name ->
                            name.matches("(dev/opswarden/spi|io/|org/slf4j|org/pf4j|org/jspecify|com/fasterxml)/?.+")
                                    || name.matches("META-INF/.*\\.(SF|DSA|RSA)")
                                    || name.endsWith("module-info.class"))
                    .toList();

            assertEquals(List.of(), shared);
            assertEquals("brain-drools", jar.getManifest().getMainAttributes().getValue("Plugin-Id"));
        }
    }

    private Set<String> classesLoadedWhileAsking() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PluginLikeLoader loader = new PluginLikeLoader(JAR.toUri().toURL())) {
            // Wrong on purpose: the brain has to see to its context class loader itself.
            thread.setContextClassLoader(null);
            Object plugin = loader.loadClass("dev.opswarden.plugin.drools.DroolsBrain")
                    .getConstructor(PluginContext.class)
                    .newInstance(new FakeContext(RULES, cache));

            Triage triage = ((Brain) plugin).triage(QUESTION).result();

            assertEquals(
                    "asks where a credential is kept",
                    assertInstanceOf(Triage.Decided.class, triage).reason());
            assertEquals(
                    RuleBook.State.CURRENT,
                    ((RuleBook) plugin).status().result().state());
            return loader.loaded();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Set<String> compilers(Set<String> loaded) {
        return loaded.stream()
                .filter(name -> COMPILERS.stream().anyMatch(name::startsWith))
                .collect(Collectors.toSet());
    }
}
