package dev.opswarden.cli.terminal;

/** Makes text from outside safe for a terminal: what would steer the terminal is shown instead of emitted. */
public final class Visible {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /** The text on one line: also newlines and tabs are shown as what they are. */
    public static String line(String text) {
        return shown(text, false);
    }

    /** The text with its newlines and tabs; everything else that steers is shown. */
    public static String block(String text) {
        return shown(text, true);
    }

    private static String shown(String text, boolean layout) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean kept = !steers(c) || (layout && (c == '\n' || c == '\t'));
            if (!kept && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                if (kept) {
                    shown.appendCodePoint(c);
                } else {
                    shown.append(escaped(c));
                }
            }
            i = next;
        }
        return shown == null ? text : shown.toString();
    }

    /** Control characters, and the invisible ones that turn the direction of text around. */
    public static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER && !isTag(c);
            default -> false;
        };
    }

    /** Flags of regions are spelt with these. */
    private static boolean isTag(int c) {
        return c >= 0xE0020 && c <= 0xE007F;
    }

    private static String escaped(int c) {
        String hex = Integer.toHexString(c);
        return "\\u" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
