package dev.opswarden.engine.secrets.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file says of the form of a kind.
 *
 * @param name what it is called
 * @param keys its keywords
 * @param head what stands right before one
 * @param tail what stands right behind one
 * @param match an expression for the whole, where that says too little
 * @param entropy the least entropy of a character, in bits
 * @param strict whether it has a digit or letters of both cases, and is bounded
 * @param bounded whether nothing that could belong to a longer word stands beside it
 */
record Form(
        String name,
        List<String> keys,
        @Nullable CharRun head,
        @Nullable CharRun tail,
        @Nullable String match,
        double entropy,
        boolean strict,
        boolean bounded) {

    private static final double LEAST_ENTROPY = 2.5;

    /**
     * Reads the lines that describe a kind.
     *
     * @param file the text of the file
     * @param kindAt where its first line begins
     * @throws IllegalStateException if one of them says nothing that is known
     */
    static Form read(String file, int kindAt) {
        String name = rest(file, kindAt);
        List<String> keys = List.of();
        CharRun head = null;
        CharRun tail = null;
        String match = null;
        double entropy = LEAST_ENTROPY;
        boolean strict = false;
        boolean bounded = false;
        for (int from = next(file, kindAt); !endsKind(file, from); from = next(file, from)) {
            switch (file.charAt(from)) {
                case 'k' -> keys = List.of(rest(file, from).split(" "));
                case 'h' -> head = CharRun.parse(rest(file, from));
                case 't' -> tail = CharRun.parse(rest(file, from));
                case 'm' -> match = rest(file, from);
                case 's' -> strict = true;
                case 'b' -> bounded = true;
                case 'e' -> entropy = Double.parseDouble(rest(file, from));
                case 'n', 'v', 'y', '#', '\n' -> {}
                default -> throw new IllegalStateException("'" + file.substring(from, next(file, from)) + "'");
            }
        }
        return new Form(name, keys, head, tail, match, entropy, strict, strict || bounded);
    }

    private static boolean endsKind(String file, int from) {
        return from >= file.length() || file.startsWith("kind ", from);
    }

    private static String rest(String file, int from) {
        int end = next(file, from) - 1;
        return file.substring(Math.min(end, file.indexOf(' ', from) + 1), end);
    }

    private static int next(String file, int from) {
        int end = file.indexOf('\n', from);
        return end < 0 ? file.length() + 1 : end + 1;
    }
}
