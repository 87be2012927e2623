package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a run loads: what it has no use for would cost every run of the day its time. */
class LoadedClassesIT {

    /** What no command of every day needs, whatever it finds. */
    private static final List<String> NEVER = List.of(
            "picocli.",
            "ch.qos.logback.",
            "javax.xml.",
            "org.xml.",
            "org.w3c.",
            "com.sun.org.apache.",
            "com.fasterxml.jackson.databind.",
            "org.snakeyaml.",
            "dev.opswarden.hub.",
            "dev.opswarden.cli.RootCommand",
            "dev.opswarden.cli.CommandTree");

    /** What is needed only when there is a message to decide. */
    private static final List<String> FOR_NEW_MESSAGES = List.of(
            "org.drools.",
            "org.kie.",
            "org.antlr.",
            "com.github.mustachejava.",
            "com.google.re2j.",
            "java.util.logging.",
            "dev.opswarden.rules.",
            "dev.opswarden.engine.digest.",
            "dev.opswarden.engine.secrets.detect.Kinds",
            "dev.opswarden.engine.tick.Notification",
            "dev.opswarden.plugin.drools.CompiledRules",
            "dev.opswarden.plugin.drools.RuleCompiler",
            "dev.opswarden.plugin.llm.ChatClient",
            "dev.opswarden.plugin.llm.Prompt",
            "io.netty.handler.codec.http3.",
            "io.netty.handler.codec.quic.",
            "io.netty.handler.codec.dns.",
            "io.netty.resolver.dns.");

    /** What is needed only after an edit of a rule. */
    private static final List<String> COMPILER =
            List.of("org.antlr.", "org.drools.drl.parser.", "org.eclipse.jdt.", "com.github.javaparser.", "org.mvel2.");

    /** What is needed only to speak to a hub. */
    private static final List<String> FOR_A_HUB =
            List.of("io.vertx.core.impl.", "io.netty.", "org.pf4j.", "dev.opswarden.plugin.");

    @TempDir
    Path work;

    private Distribution distribution;
    private ScriptedHub hub;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws Exception {
        distribution = new Distribution(work);
        hub = new ScriptedHub();
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_NOTIFY", "");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTickWithNothingNewLoadsNoRulesNoModelAndNoLog() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        assertTrue(run(environment, "tick").out().contains("drafted"));

        Set<String> loaded = loadedBy(environment, "no-op", "tick");

        assertTrue(loaded.contains("dev.opswarden.engine.tick.TickPipeline"), "the list is of a tick");
        assertNoneOf(loaded, NEVER, FOR_NEW_MESSAGES);
    }

    @Test
    void aTickWithNewMessagesLoadsNoCompilerOfRulesOnceTheyAreCompiled() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        run(environment, "tick");
        Map<String, String> elsewhere = new HashMap<>(environment);
        elsewhere.put("WORKER_STATE_DIR", work.resolve("other state").toString());

        Set<String> loaded = loadedBy(elsewhere, "drafted", "tick");

        assertTrue(loaded.stream().anyMatch(name -> name.startsWith("org.drools.")), "the rules have decided");
        assertNoneOf(loaded, NEVER, COMPILER);
    }

    @Test
    void aTickThatIsSwitchedOffOpensNothing() throws Exception {
        environment.put("WORKER_ENABLED", "0");

        Set<String> loaded = loadedBy(environment, "disabled", "tick");

        assertNoneOf(loaded, NEVER, FOR_NEW_MESSAGES, FOR_A_HUB);
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(name -> name.startsWith("dev.opswarden.") && name.contains("$$Lambda"))
                        .toList(),
                "the first lambda of a run takes it a fifth of this one");
    }

    @Test
    void listingDraftsSpeaksToNobody() throws Exception {
        hub.on("/messages/", ScriptedHub.messages(3));
        run(environment, "tick");

        Set<String> loaded = loadedBy(environment, "", "drafts");

        assertTrue(loaded.contains("dev.opswarden.engine.state.Draft"), "the list is of one that reads the state");
        assertNoneOf(loaded, NEVER, FOR_NEW_MESSAGES, FOR_A_HUB);
    }

    /** Every class that a command loads, wherever it comes from. */
    private Set<String> loadedBy(Map<String, String> variables, String said, String... command) throws Exception {
        Path list = work.resolve("loaded.txt");
        Map<String, String> listing = new HashMap<>(variables);
        // The JVM reads this last, so that it counts although the launcher turns the JVM's own log off.
        listing.put("_JAVA_OPTIONS", "-Xlog:class+load=info:file=" + list);
        Ran ran = run(listing, command);
        assertTrue(ran.out().contains(said), ran::out);
        return classes(list);
    }

    private Ran run(Map<String, String> variables, String... command) throws Exception {
        Ran ran = distribution.run(variables, command);
        assertEquals(0, ran.status(), ran.out() + ran.err());
        return ran;
    }

    /** A line is {@code [0.123s][info][class,load] NAME source: …}. */
    private static Set<String> classes(Path list) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.map(line -> line.substring(line.lastIndexOf("] ", line.indexOf(" source: ") + 1) + 2))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @SafeVarargs
    private static void assertNoneOf(Set<String> loaded, List<String>... forbidden) {
        List<String> found = new ArrayList<>();
        for (List<String> prefixes : forbidden) {
            for (String prefix : prefixes) {
                loaded.stream().filter(name -> name.startsWith(prefix)).forEach(found::add);
            }
        }
        assertEquals(List.of(), found.stream().limit(20).toList(), found.size() + " classes were loaded for nothing");
    }
}
