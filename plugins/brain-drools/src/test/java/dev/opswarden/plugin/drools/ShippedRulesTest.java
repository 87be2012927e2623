package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that come with the product decide as their golden cases say. */
class ShippedRulesTest {

    private static final Path RULES =
            Path.of(System.getProperty("shipped.rules")).toAbsolutePath().normalize();

    @TempDir
    static Path cache;

    private static DroolsBrain brain;

    @BeforeAll
    static void compile() {
        brain = new DroolsBrain(new FakeContext(RULES, cache));
    }

    static Stream<GoldenCase> cases() {
        return GoldenCase.in(RULES).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decideAsTheirGoldenCasesSay(GoldenCase golden) {
        assertEquals(golden.expect(), said(golden, golden.expect()), golden.name());
    }

    /** What the brain said, in the words of the case, as far as the case asks. */
    private static Map<String, String> said(GoldenCase golden, Map<String, String> asked) {
        Optional<Veto> veto = brain.veto(golden.message()).result();
        Triage triage = brain.triage(golden.message()).result();
        Map<String, String> said = new HashMap<>();
        String body = "";
        if (triage instanceof Triage.Decided decided) {
            said.put("decision", veto.isPresent() ? "veto" : decided.decision().label());
            said.put("rule", decided.rule().orElse(""));
            said.put("priority", decided.priority().label());
            body = decided.body();
        } else if (triage instanceof Triage.Deferred deferred) {
            said.put("decision", "defer");
            said.put("rule", deferred.rule().orElse(""));
            said.put("priority", deferred.priority().label());
        }
        String part = asked.getOrDefault("body_contains", "");
        said.put("body_contains", body.contains(part) ? part : body);
        said.keySet().retainAll(asked.keySet());
        return said;
    }

    @Test
    void allCompileAndAreInForce() throws Exception {
        RuleBook.Status status = brain.status().result();

        assertEquals(List.of(), status.problems());
        assertEquals(RuleBook.State.CURRENT, status.state());
        assertEquals(ruleNames().size(), status.rules());
        assertTrue(status.rules() >= 12, "rules: " + status.rules());
    }

    @Test
    void areEachReachedByAGoldenCase() throws Exception {
        Set<String> unreached = new HashSet<>(ruleNames());
        GoldenCase.in(RULES).forEach(golden -> unreached.remove(golden.expect().get("rule")));

        assertEquals(Set.of(), unreached);
    }

    @Test
    void decideAThousandMessages() {
        String filler = "The quick brown fox has a question about the key of the box. ".repeat(20);
        for (int i = 0; i < 1_000; i++) {
            Message message = new Message(
                    new MessageId("m" + i),
                    "sender" + i + "@example.org",
                    "ops-warden",
                    "Message " + i,
                    filler + (i % 2 == 0 ? "Where is the deploy key kept?" : "Shall we have lunch?"),
                    "m" + i,
                    Instant.EPOCH,
                    Priority.NORMAL,
                    List.of());
            Triage triage = brain.triage(message).result();
            assertEquals(i % 2 == 0, triage instanceof Triage.Decided, triage::toString);
        }
    }

    private static Set<String> ruleNames() throws Exception {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                Matcher rule = Pattern.compile("(?m)^rule \"(.+)\"$").matcher(Files.readString(file));
                while (rule.find()) {
                    names.add(rule.group(1));
                }
            }
        }
        return names;
    }
}
