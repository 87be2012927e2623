package dev.opswarden.engine.approval;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.text.ReplySubject;
import dev.opswarden.engine.text.TerminalText;
import java.util.List;
import java.util.stream.Collectors;

/** The text of an editor's file: comment lines on top, a line that ends them, and the reply below it. */
final class ReplyText {

    private static final String MARK = "# ---- the reply goes below this line ----";

    private ReplyText() {}

    /** What the person finds in the file. */
    static String forEditing(Draft draft) {
        String header = List.of(
                        "To: " + draft.toAgent(),
                        "Subject: " + ReplySubject.of(draft.subject()),
                        "In reply to: " + draft.messageId(),
                        "Why: " + draft.reason(),
                        "",
                        "Save and leave the editor to send the text below. Without any text nothing is sent.")
                .stream()
                .map(line -> ("# " + TerminalText.line(line.replaceAll("\\R", " "))).stripTrailing() + "\n")
                .collect(Collectors.joining());
        // A text file ends with a line break: without one some editors complain, and what is appended is glued on.
        return header + MARK + "\n" + draft.body().stripTrailing() + "\n";
    }

    /**
     * The reply in what the person left: all below the line, or, where that is gone, all but the comment lines on top.
     *
     * @param content the whole file
     */
    static String after(String content) {
        String text = content.replace("\r\n", "\n");
        int mark = ("\n" + text).indexOf("\n" + MARK + "\n");
        return withoutBlankEnds(mark >= 0 ? text.substring(mark + MARK.length() + 1) : withoutComments(text));
    }

    /** Whether two texts are the same but for blank lines at their ends. */
    static boolean isSame(String one, String other) {
        return withoutBlankEnds(one).equals(withoutBlankEnds(other));
    }

    private static String withoutComments(String text) {
        String rest = text;
        while (rest.startsWith("#")) {
            int end = rest.indexOf('\n');
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        return rest;
    }

    private static String withoutBlankEnds(String text) {
        return text.replaceFirst("^(?:[ \\t]*\\n)+", "").stripTrailing();
    }
}
