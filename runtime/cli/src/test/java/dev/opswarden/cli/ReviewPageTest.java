package dev.opswarden.cli;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Triage;
import org.junit.jupiter.api.Test;

/** What a person sees of a draft before the key. */
class ReviewPageTest extends ReviewSetUp {

    @Test
    void thePageHoldsMessageDraftAndWhy() {
        drafted("m-1");

        review("q");

        assertTrue(screen().contains("""
                The message
                  From      agent-a
                  Subject   Where?
                """), screen());
        assertTrue(screen().contains("""
                What would go out
                  To        agent-a
                  Subject   Re: Where?
                  Thread    m-1
                  │ In the vault.

                Why
                  Decision  reply by drools
                  Reason    asks where

                a approve  e edit  d dismiss  s skip  m more  q quit  ? help
                > q
                """), screen());
    }

    @Test
    void whatWouldNotBeSeenIsNamedOnThePageAndAfterTheEditor() {
        decided("m-1", Triage.reply("In the \u202etluav. ", "asks where"));
        editor = writing("Or \u200bnot.");

        review("e");

        assertTrue(screen().contains("""
                  │ In the \\u202etluav.
                  Unseen    U+202E, 1 line ends in blanks
                """), screen());
        assertTrue(screen().contains("""
                What goes out
                  To        agent-a
                  Subject   Re: Where?
                  Thread    m-1
                  │ In the \\u202etluav.
                  │ Or \\u200bnot.
                  Unseen    U+200B, U+202E
                """), screen());
        assertEquals(
                "In the \u202etluav.\nOr \u200bnot.", hub.taken().get("key-m-1").body());
    }

    @Test
    void aMessageSteersNoTerminalAndIsCut() {
        String body = "\u001b[2Jhello\n" + "line\n".repeat(40) + "the end";
        inbox.with(raw("m-1", "a\u0007b", body));
        store(raw("m-1", "s", body), Triage.reply("Text \u009b31m", "why"));

        review("mq");

        assertFalse(screen().contains("\u001b[2J"), screen());
        assertFalse(screen().contains("\u0007"), screen());
        assertFalse(screen().contains("\u009b"), screen());
        assertEquals(2, screen().split("hello", -1).length - 1);
        assertEquals(1, screen().split("the end", -1).length - 1);
    }
}
