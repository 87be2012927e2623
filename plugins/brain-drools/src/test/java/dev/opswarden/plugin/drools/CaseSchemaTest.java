package dev.opswarden.plugin.drools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.snakeyaml.engine.v2.api.Load;

/** The schema that editors check test files by says what the test run says. */
class CaseSchemaTest {

    private static final Path TESTS =
            Path.of(System.getProperty("shipped.rules")).resolve("tests");
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchema SCHEMA = schema();

    @Property(tries = 3_000)
    void theSchemaTakesWhatTheTestRunTakesAndRefusesWhatItRefuses(@ForAll("documents") Object document)
            throws JsonProcessingException {
        // JSON is YAML.
        String text = JSON.writeValueAsString(document);
        boolean byRun = refusals(text).isEmpty();
        Statistics.collect(byRun ? "accepted" : "refused");
        Statistics.coverage(coverage -> {
            coverage.check("accepted").percentage(share -> share > 15);
            coverage.check("refused").percentage(share -> share > 15);
        });

        assertEquals(byRun, SCHEMA.validate(JSON.readTree(text)).isEmpty(), () -> text + "\n" + refusals(text));
    }

    @Example
    void theSchemaHasTheFieldsOfACase() throws IOException {
        JsonNode item =
                JSON.readTree(Files.readString(TESTS.resolve("schema.json"))).path("items");
        JsonNode expect = item.at("/properties/expect");

        assertEquals(RuleCase.FIELDS, fields(item));
        assertEquals(RuleCase.MESSAGE, fields(item.at("/properties/message")));
        assertEquals(RuleCase.EXPECTED, fields(expect));
        assertEquals(RuleCase.DECISIONS, values(expect.at("/properties/decision/enum")));
        assertEquals(RuleCase.PRIORITIES, values(expect.at("/properties/priority/enum")));
        assertEquals(
                RuleCase.SENT_AT,
                item.at("/properties/message/properties/sent_at/pattern").asText());
    }

    @Example
    void everyTestFileNamesTheSchema() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(TESTS, "*.yaml")) {
            for (Path file : files) {
                assertTrue(
                        Files.readString(file).startsWith("# yaml-language-server: $schema=schema.json\n"),
                        file::toString);
            }
        }
    }

    /** Lists of cases of which each field is right, wrong or missing. */
    @Provide
    Arbitrary<Object> documents() {
        Arbitrary<Object> cases = cases().list().ofMaxSize(2).map(list -> list);
        return Arbitraries.frequencyOf(
                Tuple.of(20, cases), Tuple.of(1, Arbitraries.of("text", 7, true, Map.of("name", "x"))));
    }

    private static Arbitrary<Object> cases() {
        Arbitrary<Object> message = object(
                Map.of(
                        "id",
                                Arbitraries.of(
                                        "m1",
                                        "a\nb",
                                        "",
                                        "x".repeat(128),
                                        "x".repeat(129),
                                        7,
                                        "\u0085",
                                        "\uD83D\uDE00"),
                        "sender", texts(),
                        "recipient", texts(),
                        "subject", texts(),
                        "body", texts(),
                        "thread_id", texts(),
                        "sent_at", times(),
                        "priority", Arbitraries.of("low", "urgent", "HIGH", "hgih", 3),
                        "labels", Arbitraries.of(List.of(), List.of("a", 7), List.of(List.of()), "billing")),
                "mesage");
        Arbitrary<Object> expect = object(
                Map.of(
                        "decision", Arbitraries.of("reply", "veto", "abstain", "rely", true, ""),
                        "rule", texts(),
                        "priority", Arbitraries.of("normal", "low", "Low", 1.5),
                        "body_contains", texts()),
                "contains");
        return Arbitraries.frequencyOf(
                Tuple.of(
                        30,
                        object(Map.of("name", texts(), "message", message, "expect", expect), "also")
                                .flatMap(it -> message.flatMap(m -> expect.map(e -> completed(it, m, e))))),
                Tuple.of(1, Arbitraries.of("case", List.of(), Map.of())));
    }

    /** Most cases have both of what each has to have. */
    private static Object completed(Object it, Object message, Object expect) {
        Map<Object, Object> whole = new LinkedHashMap<>();
        whole.put("message", message);
        whole.put("expect", expect);
        whole.putAll((Map<?, ?>) it);
        return it.hashCode() % 9 == 0 ? it : whole;
    }

    private static Arbitrary<Object> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of("Hello", "", " a: b\n- c", "null", 7, 1.10, true, "<ä@b>")),
                Tuple.of(1, Arbitraries.of(List.of("x"), Map.of("a", "b"))));
    }

    private static Arbitrary<Object> times() {
        return Arbitraries.of(
                "2026-01-01T09:00:00Z",
                "2026-01-01T09:00:00.25+01:00",
                "2024-02-29T23:59:59-08:30",
                "2026-02-30T09:00:00Z",
                "2026-13-01T09:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "2026-01-01",
                "2026-01-01T09:00Z",
                "2026-01-01t09:00:00z",
                "2026-01-01T09:00:00",
                "2026-01-01T09:00:00+19:00",
                "yesterday",
                20260101);
    }

    /** Some of these fields, now and then one without a value, and now and then one that there is not. */
    private static Arbitrary<Object> object(Map<String, ? extends Arbitrary<?>> fields, String unknown) {
        Arbitrary<Set<String>> names = Arbitraries.of(fields.keySet()).set().ofMaxSize(Math.min(3, fields.size()));
        return names.flatMap(chosen -> Arbitraries.integers().between(0, 40).flatMap(dice -> {
            Arbitrary<Map<String, Object>> made = Arbitraries.just(new LinkedHashMap<>());
            for (String name : chosen) {
                made = made.flatMap(map -> fields.get(name).map(value -> with(map, name, dice == 1 ? null : value)));
            }
            return made.map(map -> dice == 0 ? with(map, unknown, "x") : map);
        }));
    }

    private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** What the test run says of a file, case by case. */
    private static List<String> refusals(String text) {
        Object document = new Load(CaseYaml.settings("a.yaml")).loadFromString(text);
        if (!(document instanceof List<?> entries)) {
            return document == null ? List.of() : List.of("no list");
        }
        List<String> refusals = new ArrayList<>();
        for (Object entry : entries) {
            try {
                RuleCase.of("a.yaml", "case", entry);
            } catch (RuleError e) {
                refusals.add(e.getMessage());
            }
        }
        return refusals;
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Collection<String> values(JsonNode array) {
        Set<String> values = new HashSet<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(
                            Files.readString(TESTS.resolve("schema.json")),
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
