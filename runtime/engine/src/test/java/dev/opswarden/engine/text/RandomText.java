package dev.opswarden.engine.text;

import java.util.Random;
import java.util.function.Consumer;

/** Hostile text from a seed, which a failing test prints. */
public final class RandomText {

    private static final String[] PIECES = {
        "# ",
        "## x",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "> ",
        "    ",
        "\t",
        "```",
        "~~~",
        "``",
        "`",
        "|a|b|",
        "---",
        "===",
        "[x](http://e.example)",
        "![i](x)",
        "<script>",
        "<!--",
        "&lt;",
        "&#x41;",
        "https://e.example/a_b",
        "www.e.example",
        "a@b.example",
        "**b**",
        "__b__",
        "_i_",
        "~~s~~",
        "$x$",
        "\\",
        "\\*",
        "[ref]: /x",
        "\u001b[31m",
        "\u001b]0;t\u0007",
        "\r\n",
        "\n",
        "\r",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
        "\u3164",
        "\ufe0f",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "\udb40\udc41",
        "\uffff",
        "\u0301",
        "漢字",
        "é",
        "word",
        " ",
        "  ",
        "'",
        "\"",
        "../",
        "%",
        "\u0000",
        "\u007f",
        "\u009b",
        "!",
        "_",
        "x_y"
    };

    private final Random random;

    private RandomText(long seed) {
        random = new Random(seed);
    }

    /** Tries a property with many texts; the seed of the one that fails is in the message. */
    public static void forMany(Consumer<String> property) {
        long first = System.nanoTime();
        for (int i = 0; i < 3_000; i++) {
            long seed = first + i;
            String text = new RandomText(seed).text();
            try {
                property.accept(text);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + spelled(text) + ": " + e.getMessage(), e);
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) > 0) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            } else if (random.nextBoolean()) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            } else {
                text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }

    /** A text in printable characters alone, for the message of a failure. */
    public static String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        text.chars()
                .forEach(each ->
                        spelled.append(each > 0x20 && each < 0x7f ? (char) each + "" : String.format("\\u%04x", each)));
        return spelled.toString();
    }
}
