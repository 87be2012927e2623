package dev.opswarden.plugin.drools.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a text must hold for an expression to match: one of these words, in whatever case. To look for them takes a
 * hundredth of the time that the expression takes, and most messages hold none.
 *
 * @param words in lower case, ASCII
 */
public record NeededWords(List<String> words) {

    private static final int MOST = 24;

    /** Flags that change neither which characters a letter stands for, beyond its two cases, nor how it is written. */
    private static final int PLAIN = Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.MULTILINE | Pattern.UNIX_LINES;

    private static final String PLAIN_ESCAPES = "dDwWsSbBAZzntrR";

    /** Those of an expression; none where it needs no word, or where that cannot be told. */
    public static Optional<NeededWords> of(Pattern pattern) {
        String regex = pattern.pattern();
        if ((pattern.flags() & ~PLAIN) != 0 || !isPlain(regex)) {
            return Optional.empty();
        }
        try {
            List<String> words = needed(RegexParser.parse(regex));
            return words.isEmpty() ? Optional.empty() : Optional.of(new NeededWords(words));
        } catch (RuntimeException e) {
            // A notation that the parser does not know.
            return Optional.empty();
        }
    }

    /** A text that must occur as it stands; nothing where it is not of ASCII, whose two cases are two letters. */
    public static Optional<NeededWords> literally(String text) {
        return text.isEmpty() || !text.chars().allMatch(c -> c < 128)
                ? Optional.empty()
                : Optional.of(new NeededWords(List.of(text.toLowerCase(Locale.ROOT))));
    }

    /**
     * Whether a text can match at all.
     *
     * @param lowered the text in lower case
     */
    boolean areIn(String lowered) {
        for (String word : words) {
            if (lowered.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every character stands for itself or is of the notation that the parser reads as Java does. */
    private static boolean isPlain(String regex) {
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                char escaped = i < regex.length() ? regex.charAt(i) : 'x';
                if (Character.isLetterOrDigit(escaped) && PLAIN_ESCAPES.indexOf(escaped) < 0) {
                    return false;
                }
            } else if (c == '(' && regex.startsWith("?", i + 1) && !plainGroup(regex, i + 2)) {
                return false;
            }
        }
        return true;
    }

    /** Flags of a group, up to its colon or its end: other ones than these change what a letter is. */
    private static boolean plainGroup(String regex, int start) {
        for (int i = start; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == ':' || c == ')' || c == '=' || c == '!') {
                return true;
            }
            if ("ism-".indexOf(c) < 0) {
                return false;
            }
        }
        return false;
    }

    /** Words of which each text that this matches holds one; none where there is no such set. */
    private static List<String> needed(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return ofSequence(sequence);
        }
        if (node instanceof Node.Choice choice) {
            return ofChoice(choice);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat.least() == 0 ? List.of() : needed(repeat.body());
        }
        Optional<String> letter = node instanceof Node.One one ? one.set().letter() : Optional.empty();
        return letter.isPresent() ? List.of(letter.get()) : List.of();
    }

    private static List<String> ofChoice(Node.Choice choice) {
        List<String> all = new ArrayList<>();
        for (Node branch : choice.branches()) {
            List<String> some = needed(branch);
            if (some.isEmpty() || all.size() + some.size() > MOST) {
                return List.of();
            }
            all.addAll(some);
        }
        return all;
    }

    /** Any part will do: the one whose shortest word is longest tells most. */
    private static List<String> ofSequence(Node.Sequence sequence) {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        for (Node part : sequence.parts()) {
            Optional<String> letter = part instanceof Node.One one ? one.set().letter() : Optional.empty();
            if (letter.isPresent()) {
                run.append(letter.get());
                continue;
            }
            best = better(best, run);
            // A boundary takes no room: what stands around it stands side by side.
            if (!(part instanceof Node.Nothing)) {
                run.setLength(0);
                best = better(best, needed(part));
            }
        }
        return better(best, run);
    }

    private static List<String> better(List<String> best, StringBuilder run) {
        return run.isEmpty() ? best : better(best, List.of(run.toString().toLowerCase(Locale.ROOT)));
    }

    private static List<String> better(List<String> one, List<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(List<String> words) {
        int shortest = words.isEmpty() ? 0 : Integer.MAX_VALUE;
        for (String word : words) {
            shortest = Math.min(shortest, word.length());
        }
        return shortest;
    }
}
