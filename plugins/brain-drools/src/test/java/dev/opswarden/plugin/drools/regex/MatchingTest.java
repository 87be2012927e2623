package dev.opswarden.plugin.drools.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression that can match in too many ways is found, and does not hold anybody up. */
class MatchingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "(a*)*",
                "(?:a|aa)*b",
                "(\\w+\\s?)*!",
                "(.*,)*x",
                "(?is).*(\\s*\\w+)*end.*",
                "([a-z]+|[a-z0-9]+)*;",
                "(?<name>x+x+)+y",
                "(a+){2,}",
                "(([a-z])+.)+[A-Z]([a-z])+",
            })
    void whatCanExplodeIsFound(String regex) {
        Pattern.compile(regex);

        assertEquals(RegexRisk.EXPLODES, RegexRisk.of(regex), regex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?is).*where .* (key|token|credential).*",
                "(?is).*\\bon[ -]call\\b[^.?!]{0,40}\\b(?:phone|number)\\b.*",
                "(\\w+\\s)*",
                "([^,]+,)*",
                "(?:[a-z]+\\.)+com",
                "a{1,60}b{1,60}",
                "[\\w.+-]+@[\\w.-]+",
                "\\Qa+b\\E+",
                "[]a-z&&[^b]]*x",
                "\\p{L}+ \\x41\\u0042 (?i:abc) \\R? (?<!x)y(?=z)",
            })
    void whatIsHarmlessIsLeftToJava(String regex) {
        Pattern.compile(regex);

        assertEquals(RegexRisk.NONE, RegexRisk.of(regex), regex);
    }

    @Test
    void whatIsMerelySlowIsFoundToo() {
        assertEquals(RegexRisk.SLOW, RegexRisk.of(".*a.*b.*c.*"));
    }

    @Test
    void whatIsKnownOfAnExpressionIsNotTakenForOneWithOtherFlags() {
        assertFalse(Matching.isLinear(Pattern.compile("(c+)+d", Pattern.CASE_INSENSITIVE)));
        assertTrue(Matching.isLinear(Pattern.compile("(c+)+d")));
        assertTrue(Matching.matches(Pattern.compile("(c+)+d", Pattern.CASE_INSENSITIVE), "CCD"));
        assertFalse(Matching.matches(Pattern.compile("(c+)+d"), "CCD"));
    }

    @Test
    void anExplosionIsMatchedInLinearTime() {
        Pattern pattern = Pattern.compile("(?is)(a+)+b");
        String text = "a".repeat(10_000);

        assertTrue(Matching.isLinear(pattern));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertFalse(Matching.matches(pattern, text));
            assertTrue(Matching.matches(pattern, text + "B"));
            assertTrue(Matching.matches("x".repeat(5_000) + "y", "(x+x+)+y"));
        });
    }

    @Test
    void whatOnlyJavaUnderstandsEndsAtTheDeadline() {
        Pattern pattern = Pattern.compile("(a|aa)+\\1?(?!c)b");

        assertFalse(Matching.isLinear(pattern));
        Matching.until(System.nanoTime() + Duration.ofMillis(50).toNanos(), () -> {
            assertThrows(RegexTimeout.class, () -> Matching.matches(pattern, "a".repeat(200)));
            assertThrows(
                    RegexTimeout.class,
                    () -> Matching.matcher(pattern, "a".repeat(200)).find());
        });
    }

    @Test
    void aLongTextIsWatchedWhateverTheExpression() {
        Pattern pattern = Pattern.compile("(?s).*a.*a.*!");
        String text = "a".repeat(100_000);

        Matching.until(
                System.nanoTime() + Duration.ofMillis(20).toNanos(),
                () -> assertThrows(
                        RegexTimeout.class,
                        () -> Matching.matcher(pattern, text).find()));
    }

    @Test
    void aDeadlineIsForgottenWithTheWork() {
        Matching.until(System.nanoTime() - 1, () -> {});

        assertTrue(Matching.matches(Pattern.compile("(?s).*a.*"), "a".repeat(10_000)));
    }

    @Test
    void flagsThatWereHandedInAreHeard() {
        assertTrue(Matching.matches(Pattern.compile("(a+)+b", Pattern.CASE_INSENSITIVE), "AAB"));
    }
}
