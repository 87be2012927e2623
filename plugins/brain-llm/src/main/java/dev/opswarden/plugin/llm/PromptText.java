package dev.opswarden.plugin.llm;

import dev.opswarden.spi.HiddenCharacters;

/**
 * The one place where text from outside becomes part of a prompt: bounded, without characters that a person would not
 * see, and without what some endpoints read as the marks of their own chat format.
 */
final class PromptText {

    private static final String[] CHAT_MARKS = {
        "<|", "|>", "<start_of_turn>", "<end_of_turn>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "</s>", "<s>"
    };

    private PromptText() {}

    /**
     * Makes a text inert.
     *
     * @param text any text
     * @param max how many UTF-16 units are kept at most; a note says that there were more
     */
    static String inert(String text, int max) {
        int end =
                text.length() <= max ? text.length() : Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        StringBuilder out = new StringBuilder(end + 64);
        int previous = '\n';
        for (int at = 0; at < end; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isSeen(c, previous)) {
                out.appendCodePoint(c);
                previous = c;
            }
        }
        String shown = out.toString();
        for (String mark : CHAT_MARKS) {
            if (shown.contains(mark)) {
                shown = shown.replace(mark, mark.charAt(0) + " " + mark.substring(1));
            }
        }
        return end < text.length() ? shown + "\n[cut: " + (text.length() - end) + " more characters]" : shown;
    }

    /**
     * The same on one line, so that it cannot begin a line that looks like one of the fence's own.
     *
     * @param text any text
     * @param max how many UTF-16 units are kept at most; a note says that there were more
     */
    static String inertLine(String text, int max) {
        return inert(text, max).replace('\n', ' ');
    }

    private static boolean isSeen(int c, int previous) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        if (isJoining(c)) {
            return previous > ' ' && !isJoining(previous);
        }
        return switch (Character.getType(c)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> !HiddenCharacters.isHidden(c);
        };
    }

    /**
     * Joiners belong to words of some languages, and to pictures, as the selectors do that choose between two looks of
     * a character. Behind a letter each is one of those; in rows they spell out what a model reads and a person does not
     * see.
     */
    private static boolean isJoining(int c) {
        return c == 0x200c || c == 0x200d || HiddenCharacters.isSelector(c);
    }
}
