package dev.opswarden.engine.text;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a POSIX shell does: blanks, quotes, backslashes. Nothing is expanded. */
public final class ShellWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /**
     * The words of a command line; none if it is blank.
     *
     * @param text the command line
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static List<String> split(String text) {
        return new ShellWords(text).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> end();
                case '\'' -> literal();
                case '"' -> quoted();
                case '\\' -> {
                    begun = true;
                    if (at < text.length()) {
                        word.append(text.charAt(at++));
                    } else {
                        word.append(c);
                    }
                }
                default -> {
                    begun = true;
                    word.append(c);
                }
            }
        }
        end();
        return List.copyOf(words);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }

    private void literal() {
        begun = true;
        int close = text.indexOf('\'', at);
        if (close < 0) {
            throw new IllegalArgumentException("a ' in it is not closed");
        }
        word.append(text, at, close);
        at = close + 1;
    }

    private void quoted() {
        begun = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return;
            }
            if (c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        throw new IllegalArgumentException("a \" in it is not closed");
    }
}
