package dev.opswarden.plugin.llm;

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
        for (int at = 0; at < end; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isSeen(c)) {
                out.appendCodePoint(c);
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

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            // Joiners belong to words of some languages, and to pictures; everything else of this kind hides text.
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
