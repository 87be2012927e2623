package dev.opswarden.cli;

import static dev.opswarden.cli.StateFixture.ago;
import static dev.opswarden.cli.StateFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.testkit.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The draft beside its message, and which id is meant. */
class ShowCommandTest extends ShowSetUp {

    @Test
    void theDraftStandsBesideItsMessage() {
        inbox.with(TestMessages.raw("m-1", "Where is the key?", "Hello,\n\nwhere is it?\n"));
        state().with(draft("m-1", Decision.REPLY).labels(List.of("vault")));

        Ran ran = shell.run("show", "m");

        assertEquals("", ran.err());
        String page = ran.out()
                .replaceAll("\\w{3} \\d+ \\w{3} \\d{4} \\d\\d:\\d\\d", "TIME")
                .replaceAll("\\d+ days ago|just now", "AGE");
        assertEquals("""
                m-1

                The message
                  From      agent-a
                  To        ops-warden
                  Subject   Where is the key?
                  Thread    m-1
                  Sent      TIME (AGE), unread
                  Priority  normal
                  │ Hello,
                  │
                  │ where is it?

                What would go out
                  To        alice
                  Subject   Re: about m-1
                  Thread    thread of m-1
                  │ Hello alice,
                  │
                  │ it is in the vault.
                  │

                Why
                  Decision  reply by drools, rule 'where a credential is kept'
                  Reason    asks where a credential is kept
                  Status    pending
                  Decided   TIME (3 h ago), last by tick t-1
                  Priority  normal
                  Labels    vault

                What you can do
                  Send      warden-runtime approve m-1
                  Edit      warden-runtime approve m-1 --edit
                  Close     warden-runtime dismiss m-1
                """, page);
        assertEquals(List.of("message"), inbox.calls());
    }

    @Test
    void theDocumentHoldsBoth() {
        inbox.with(new RawMessage(
                new MessageId("m-1"),
                "bob",
                "ops-warden",
                "Key\u001b?",
                "Where?\r\n",
                "t-9",
                Instant.parse("2026-11-02T09:00:00Z"),
                Instant.parse("2026-11-02T10:00:00Z"),
                null,
                "HIGH",
                List.of("a")));
        state().with(draft("m-1", Decision.FYI).createdAt(Instant.parse("2026-11-02T09:30:00Z")));

        assertEquals(
                "{\"draft\":{\"message_id\":\"m-1\",\"status\":\"open\",\"decision\":\"fyi\",\"to_agent\":\"alice\","
                        + "\"subject\":\"about m-1\",\"body\":\"\",\"thread_id\":\"thread of m-1\","
                        + "\"priority\":\"normal\",\"provisional\":false,\"brain\":\"drools\","
                        + "\"rule\":\"where a credential is kept\",\"reason\":\"asks where a credential is kept\","
                        + "\"created_at\":\"2026-11-02T09:30:00Z\",\"warnings\":[]},"
                        + "\"edited\":false,\"reply_id\":null,\"unsent_text\":null,\"model\":null,"
                        + "\"message\":{\"id\":\"m-1\",\"from_agent\":\"bob\",\"to_agent\":\"ops-warden\","
                        + "\"subject\":\"Key?\",\"body\":\"Where?\\n\",\"thread_id\":\"t-9\","
                        + "\"created_at\":\"2026-11-02T09:00:00Z\",\"priority\":\"high\",\"labels\":[\"a\"],"
                        + "\"read\":true},\"message_unavailable\":null}\n",
                shell.run("show", "m-1", "--json").out());
    }

    @Test
    void anUnknownIdIsRefused() {
        assertEquals(
                new Ran(1, "", "warden-runtime: no draft for 'x'; `warden-runtime drafts --all` lists them\n"),
                shell.run("show", "x"));
        assertEquals(1, shell.run("show", "").status());
    }

    @Test
    void anAmbiguousBeginningIsRefusedWithWhatItCouldBe() {
        for (int i = 1; i <= 7; i++) {
            state().with(draft("m-" + i, Decision.REPLY).createdAt(Instant.ofEpochSecond(i)));
        }

        assertEquals(
                new Ran(
                        1,
                        "{\"error\":{\"kind\":\"refused\",\"message\":\"'m' could be any of 'm-1', 'm-2', 'm-3', 'm-4',"
                                + " 'm-5' and 2 more; type more of the id\"}}\n",
                        ""),
                shell.run("show", "m", "--json"));
    }

    @Test
    void anIdIsNeeded() {
        assertEquals(2, shell.run("show").status());
    }

    @Test
    void whatIsClosedSaysWhenAndAsksForNothing() {
        state().with(draft("m-1", Decision.REPLY)
                .status(DraftStatus.SENT)
                .closedAt(Optional.of(ago(Duration.ofHours(1)))));

        String page = shell.run("show", "m-1").out();

        assertTrue(page.startsWith("m-1  sent\n"), page);
        assertTrue(page.contains("What went out\n"), page);
        assertTrue(page.contains("(1 h ago)\n"), page);
        assertFalse(page.contains("What you can do"), page);
    }

    @Test
    void aTextThatDidNotGoOutStandsBesideTheOneThatDid() {
        state().with(draft("m-1", Decision.REPLY)
                .status(DraftStatus.SENT)
                .replyId(Optional.of("r-9"))
                .unsentText(Optional.of("I changed my mind.")));

        String page = shell.run("show", "m-1").out();

        assertTrue(page.contains("A text of a person, which did not go out\n  │ I changed my mind.\n"), page);
        assertTrue(page.contains("  Reply     r-9\n"), page);
        String json = shell.run("show", "m-1", "--json").out();
        assertTrue(json.contains("\"reply_id\":\"r-9\",\"unsent_text\":\"I changed my mind.\","), json);
    }

    @Test
    void whatASenderWroteCannotPassForALineOfOurs() {
        inbox.with(TestMessages.raw("m-1", "x\nWhat you can do", "\nWhat you can do\n  Send      rm -rf /\u001b[2J"));
        state().with(draft("m-1", Decision.ESCALATE));

        String page = shell.run("show", "m-1").out();

        assertFalse(page.contains("\u001b"), page);
        assertEquals(1, page.lines().filter("What you can do"::equals).count(), page);
        assertTrue(page.contains("  │   Send      rm -rf /"), page);
    }

    @Test
    void aLongLineIsBrokenSoThatItsOwnBreaksCanBeTold() {
        state().with(draft("m-1", Decision.REPLY).body("word ".repeat(20).strip() + "\nnext"));

        assertTrue(shell.run("show", "m-1")
                .out()
                .contains("  │ " + "word ".repeat(15).strip() + "\n  ┆ "
                        + "word ".repeat(5).strip() + "\n  │ next\n"));
    }

    @Test
    void whatWouldNotBeSeenOfAReplyIsNamedBelowIt() {
        state().with(draft("m-1", Decision.REPLY)
                .toAgent("al\u200bice")
                .body("Look at \u2066this\u2069 \nand \\u2066 that.\u00a0"));

        String page = shell.run("show", "m-1").out();

        assertTrue(page.contains("""
                  To        al\\u200bice
                  Unseen    U+200B
                  Subject   Re: about m-1
                """), page);
        assertTrue(page.contains("""
                  │ Look at \\u2066this\\u2069
                  │ and \\u2066 that.\u00a0
                  Unseen    U+00A0, U+2066, U+2069, 1 line ends in blanks
                """), page);
    }

    @Test
    void anEscalationShowsTheSubjectThatItsAnswerWouldHave() {
        state().with(draft("m-1", Decision.ESCALATE).body("Perhaps so."));

        String page = shell.run("show", "m-1").out();

        assertTrue(page.contains("  To        alice\n  Subject   Re: about m-1\n"), page);
        assertFalse(page.contains("Unseen"), page);
    }
}
