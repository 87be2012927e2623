package dev.opswarden.plugin.drools.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To look for words first saves time, and never changes what matches. */
class NeededWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            value = {
                "(?is).*\\bdeploy key\\b.*\tdeploy key",
                "(?i).*(rotate|renew)\\s+the\\s+secret.*\tsecret",
                "(?is).*(password|passphrase).*\tpassword,passphrase",
                "(?i)\\[URGENT\\].*\t[urgent]",
                "ab?cde*f+\tcd",
                "(?:invoice){2,}x?\tinvoice",
            })
    void theLongestWordsAreLookedFor(String regex, String words) {
        assertEquals(
                List.of(words.split(",")),
                NeededWords.of(Pattern.compile(regex)).orElseThrow().words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                "\\w+",
                "[abc]x?",
                "(abc|\\d)",
                "(abc)?",
                "(?iu)kelvin",
                "(?u:k)",
                "(?x) a b c",
                "\\x41bc",
                "\\u0041bc",
                "\\e\\[0m",
                "\\Qabc\\E",
                "\\p{Lu}bc",
                "(abc)\\1",
                "(?<word>abc)def",
            })
    void whatCannotBeToldIsLeftToTheExpression(String regex) {
        assertTrue(NeededWords.of(Pattern.compile(regex)).isEmpty(), regex);
    }

    @Property(tries = 4000)
    void whatMatchesHoldsAWordThatIsNeeded(@ForAll("expressions") String regex, @ForAll("texts") String text) {
        for (int flags : new int[] {0, Pattern.CASE_INSENSITIVE, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE}) {
            Pattern pattern = Pattern.compile(regex, flags);

            boolean words = NeededWords.of(pattern)
                    .map(needed -> needed.areIn(text.toLowerCase(Locale.ROOT)))
                    .orElse(true);

            assertTrue(words || !pattern.matcher(text).matches(), regex);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("aAbBkKsS\u212a\u017f\u0130 .1").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> expressions() {
        return parts(2);
    }

    private static Arbitrary<String> parts(int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                "a", "b", "k", "s", "A", "K", ".", "\\w", "[ab]", "[^k]", "\\b", "^", "$", "\\.", " ", "(?i)", "(?=a)");
        Arbitrary<String> atom = depth == 0
                ? leaf
                : Arbitraries.oneOf(
                        leaf,
                        leaf,
                        parts(depth - 1).map(inner -> "(" + inner + ")"),
                        Combinators.combine(parts(depth - 1), parts(depth - 1))
                                .as((one, other) -> "(?:" + one + "|" + other + ")"),
                        parts(depth - 1).map(inner -> "(?i:" + inner + ")"));
        Arbitrary<String> quantified = Combinators.combine(
                        atom, Arbitraries.of("", "", "", "?", "*", "+", "{2}", "{0,2}"))
                .as((part, times) -> (part.equals("(?i)") ? part : part + times));
        return quantified.list().ofMinSize(1).ofMaxSize(4).map(all -> String.join("", all));
    }
}
