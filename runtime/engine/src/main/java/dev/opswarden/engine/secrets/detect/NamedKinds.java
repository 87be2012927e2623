package dev.opswarden.engine.secrets.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The providers' secrets that are known by a word of their name, by that word. */
final class NamedKinds {

    private static final int SHORTEST_WORD = 2;

    /** The kinds of a word with their places in the file: of two that fit the first one counts. */
    private final Map<String, List<Numbered>> byWord = new HashMap<>(256);

    private record Numbered(int number, NamedKind kind) {}

    NamedKinds(List<NamedKind> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            for (String word : kinds.get(i).names()) {
                byWord.computeIfAbsent(word, each -> new ArrayList<>(2)).add(new Numbered(i, kinds.get(i)));
            }
        }
    }

    /** The kind that a name and a value are of; nothing if they are of none. */
    @Nullable NamedKind of(List<String> words, String text, ValueSpan span) {
        Numbered first = null;
        for (String word : words) {
            List<Numbered> kinds = word.length() < SHORTEST_WORD ? null : byWord.get(word);
            if (kinds == null) {
                continue;
            }
            for (Numbered each : kinds) {
                if ((first == null || each.number() < first.number())
                        && each.kind().fits(text, span)) {
                    first = each;
                }
            }
        }
        return first == null ? null : first.kind();
    }
}
