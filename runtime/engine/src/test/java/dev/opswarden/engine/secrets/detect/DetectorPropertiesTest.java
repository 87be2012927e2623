package dev.opswarden.engine.secrets.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** What holds for every text, not only for those that somebody thought of. */
@Tag("property")
class DetectorPropertiesTest {

    private static final List<String> WORDS = List.of(
            "password",
            "pass",
            "token",
            "secret",
            "api_key",
            "key",
            "is",
            "the",
            "=",
            ":",
            "\"",
            "'",
            "://",
            "@",
            ".",
            "\n",
            "=\n",
            " ",
            "> ",
            "-----BEGIN ",
            "PRIVATE KEY-----",
            "-----END ",
            "eyJ",
            "AKIA",
            "ghp_",
            "sk-",
            "[secret:",
            "[secret:password]",
            "]",
            "<",
            ">",
            "\u200b",
            "\\n",
            "\\\"",
            "hunter2",
            "Bearer ",
            "Authorization",
            "curl ",
            "-u ",
            "%3D",
            "&",
            ";",
            ",",
            "(",
            ")",
            "$6$",
            "xoxb-",
            "login",
            "machine ",
            "value",
            "A1b2C3d4E5f6G7h8",
            "0123456789abcdef");

    /** With keywords of their own, which stand wherever they like, and need no name before them. */
    private static final List<String> VALUES = List.of(
            "ghp_{A-Za-z0-9:36}",
            "AKIA{A-Z2-7:16}",
            "glpat-{A-Za-z0-9:20}",
            "AIza{A-Za-z0-9:35}",
            "shpat_{a-f0-9:32}",
            "dop_v1_{a-f0-9:64}",
            "sk-ant-api03-{A-Za-z0-9:80}",
            "rubygems_{a-f0-9:48}");

    private final Detector detector = Detector.builtIn();

    @Property(tries = 2000)
    void redactingTwiceChangesNothing(@ForAll("texts") String text) {
        String once = detector.redact(text);

        assertEquals(once, detector.redact(once));
    }

    @Property(tries = 1000)
    void redactingAnyUnicodeTwiceChangesNothing(@ForAll String text) {
        String once = detector.redact(text);

        assertEquals(once, detector.redact(once));
    }

    @Property(tries = 2000)
    void aDetectedValueNeverGetsThroughWhateverSurroundsIt(
            @ForAll("texts") String before, @ForAll("values") String value, @ForAll("texts") String after) {
        assertTrue(!detector.find(value).isEmpty(), value);

        assertFalse(detector.redact(before + value + after).contains(value));
    }

    @Property(tries = 500)
    void aDetectedValueNeverGetsThroughAnyUnicode(
            @ForAll String before, @ForAll("values") String value, @ForAll String after) {
        assertFalse(detector.redact(before + value + after).contains(value));
    }

    @Property(tries = 1000)
    void findingsAreInOrderAndDoNotOverlap(@ForAll("texts") String text) {
        int end = 0;
        for (Finding finding : detector.find(text)) {
            assertTrue(finding.start() >= end && finding.end() > finding.start() && finding.end() <= text.length());
            end = finding.end();
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(WORDS).list().ofMaxSize(25).map(words -> String.join("", words));
    }

    @Provide
    Arbitrary<String> values() {
        return Combinators.combine(Arbitraries.of(VALUES), Arbitraries.longs())
                .as((template, seed) -> new Samples(seed).of(template));
    }
}
