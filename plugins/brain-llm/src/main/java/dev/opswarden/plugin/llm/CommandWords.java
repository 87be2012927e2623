package dev.opswarden.plugin.llm;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words as a shell does: blanks, quotes, backslashes. Nothing is expanded. */
final class CommandWords {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private CommandWords(String text) {
        this.text = text;
    }

    /** The words; a quote that is not closed reaches to the end, which the settings do not let pass. */
    static List<String> of(String text) {
        return new CommandWords(text).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> end();
                case '\'' -> until('\'');
                case '"' -> until('"');
                case '\\' -> add(at < text.length() ? text.charAt(at++) : c);
                default -> add(c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private void until(char quote) {
        begun = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            boolean escapes = quote == '"' && c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
            add(escapes ? text.charAt(at++) : c);
        }
    }

    private void add(char c) {
        begun = true;
        word.append(c);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }
}
