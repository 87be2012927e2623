package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Drafts;
import dev.opswarden.spi.Decision;
import org.junit.jupiter.api.Test;

final class ReplyTextTest {

    @Test
    void whatStandsBelowTheLineIsTheReplyWhateverItLooksLike() {
        String file = ReplyText.forEditing(Drafts.builder("m", Decision.REPLY)
                .body("# a heading\n\n# another\n")
                .build());
        assertEquals("# a heading\n\n# another", ReplyText.after(file));
    }

    @Test
    void aLineThatIsGoneLeavesTheCommentsOnTopToBeDropped() {
        assertEquals("Hello.\n# not a comment", ReplyText.after("# To: x\n# y\n\nHello.\n# not a comment\n"));
        assertEquals("Hello.", ReplyText.after("Hello."));
        assertEquals("", ReplyText.after("# nothing\n#but comments"));
        assertEquals("", ReplyText.after(""));
    }

    @Test
    void linesThatEndAsOnWindowsAreLinesLikeOthers() {
        String file = ReplyText.forEditing(
                Drafts.builder("m", Decision.REPLY).body("one\ntwo").build());
        assertEquals("one\ntwo", ReplyText.after(file.replace("\n", "\r\n")));
    }

    @Test
    void aNameCannotEndTheCommentThatItStandsIn() {
        String file = ReplyText.forEditing(Drafts.builder("m", Decision.REPLY)
                .reason("because\nof\u2028this")
                .body("text")
                .build());
        assertTrue(file.contains("# Why: because of this\n"), file);
        assertEquals("text", ReplyText.after(file));
    }

    @Test
    void whatCannotBeSeenOfANameIsAMarkAndTheTextIsAsItGoesOut() {
        String file = ReplyText.forEditing(Drafts.builder("m", Decision.REPLY)
                .toAgent("\u202eecila")
                .reason("a\u200bb")
                .body("te\u200bxt")
                .build());
        assertTrue(file.contains("# To: \\u202eecila\n"), file);
        assertTrue(file.contains("# Why: a\\u200bb\n"), file);
        assertEquals("te\u200bxt", ReplyText.after(file));
    }

    @Test
    void blankLinesAtTheEndsAreNoOtherText() {
        assertTrue(ReplyText.isSame("\n \ntext\n\n", "text"));
        assertFalse(ReplyText.isSame("  text", "text"), "an indented first line is");
    }
}
