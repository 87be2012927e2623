package dev.opswarden.plugin.drools.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** One pass over a text finds what looking for each word would find. */
class WordIndexTest {

    @Property(tries = 500)
    void findsEveryWordThatOccursAndNoOther(
            @ForAll @Size(max = 30) List<@NotEmpty @StringLength(max = 5) @CharRange(from = 'a', to = 'c') String> words,
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'd') String text) {
        same(words, text);
    }

    @Property(tries = 200)
    void theSameHoldsForWordsOfAllLettersWithinThem(
            @ForAll @Size(min = 1, max = 50) List<@NotEmpty @StringLength(max = 12) @AlphaChars String> words) {
        same(words, String.join("", words));
        same(words, String.join(" ", words));
    }

    private static void same(List<String> words, String text) {
        WordIndex index = new WordIndex();
        Set<String> expected = new TreeSet<>();
        for (int at = 0; at < words.size(); at++) {
            index.add(words.get(at), at);
            if (text.contains(words.get(at))) {
                expected.add(words.get(at));
            }
        }
        Set<String> found = new TreeSet<>();
        index.find(text, owner -> found.add(words.get(owner)));
        assertEquals(expected, found);
    }
}
