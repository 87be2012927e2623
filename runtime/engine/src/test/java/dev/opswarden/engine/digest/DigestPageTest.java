package dev.opswarden.engine.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Drafts;
import dev.opswarden.engine.text.RandomText;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.HiddenCharacters;
import dev.opswarden.spi.Priority;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestPageTest {

    @Test
    void thePageOfAUsualTick() {
        Draft urgent = Drafts.builder("m-17", Decision.ESCALATE)
                .subject("Root certificate expires tonight")
                .toAgent("ca-bot")
                .priority(Priority.URGENT)
                .reason("expires within a day")
                .rule(Optional.of("certificate expires"))
                .tickId("t-2")
                .labels(List.of("certificates"))
                .build();
        Draft reply = Drafts.builder("m-18", Decision.REPLY)
                .subject("Re: where is the deploy key?")
                .tickId("t-2")
                .build();
        Draft news = Drafts.builder("m-3", Decision.FYI)
                .subject("Rotation done")
                .reason("a rotation was announced")
                .build();
        String page = DigestPage.of(content(List.of(reply, news, urgent), List.of("llm: timeout after 20s"), 3));
        assertEquals("""
                # ops-warden: 1 needs you, 1 draft to review

                Mon 2 Nov 2026 10:30 (Europe/Berlin), tick `t-2`: 5 unread, 2 new; 1 for information, 0 ignored; **1 trouble**, see below.

                ## Needs you (1)

                - **new** **urgent** Root certificate expires tonight
                  - from `ca-bot`, Mon 2 Nov 2026 10:20, message `m-17`
                  - why: expires within a day (rule `certificate expires` of `drools`)
                  - labels: certificates
                  - `warden-runtime show m-17`
                  - `warden-runtime approve m-17 --edit`
                  - `warden-runtime dismiss m-17`

                ## Drafts to review (1)

                - **new** Re: where is the deploy key?
                  - to `alice`, for message `m-18` of Mon 2 Nov 2026 10:20
                  - why: asks where a credential is kept (rule `where a credential is kept` of `drools`)

                  > Hello alice,
                  >
                  > it is in the vault.

                  - `warden-runtime approve m-18`
                  - `warden-runtime approve m-18 --edit`
                  - `warden-runtime dismiss m-18`

                ## For information (1)

                - Rotation done (from `alice`, `m-3`): a rotation was announced

                Close them all: `warden-runtime dismiss --decision fyi --mark-read`

                ## Left for the next tick

                3 new messages wait for the next tick: one takes no more than `WORKER_MAX_MESSAGES`.

                ## Rejected (1)

                - (no subject): its id is empty

                ## Troubles (1)

                - llm: timeout after 20s
                """, page);
    }

    @Test
    void aQuietDaySaysSo() {
        String page = DigestPage.of(new DigestContent(
                "ops-warden",
                "t-2",
                Drafts.NOW,
                ZoneId.of("UTC"),
                new DigestContent.Counts(0, 0),
                0,
                List.of(),
                List.of(),
                List.of(),
                Set.of()));
        assertEquals("""
                # ops-warden: nothing needs you

                Mon 2 Nov 2026 09:30 (UTC), tick `t-2`: 0 unread, 0 new; 0 for information, 0 ignored.
                """, page);
    }

    @Test
    void theMostUrgentComesFirstAndTheOldestOfThose() {
        List<Draft> drafts = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            for (int age = 0; age < 2; age++) {
                drafts.add(Drafts.builder(priority.label() + "-" + age, Decision.ESCALATE)
                        .priority(priority)
                        .createdAt(Drafts.NOW.minusSeconds(age))
                        .build());
            }
        }
        String page = DigestPage.of(content(drafts, List.of(), 0));
        List<String> shown = page.lines()
                .filter(line -> line.startsWith("  - `warden-runtime show "))
                .map(line -> line.substring(line.indexOf("show ") + 5, line.length() - 1))
                .toList();
        assertEquals(
                List.of("urgent-1", "urgent-0", "high-1", "high-0", "normal-1", "normal-0", "low-1", "low-0"), shown);
    }

    @Test
    void whatIsClosedIsNotShownAndWhatIsBeingSentSaysSo() {
        Draft sending = Drafts.builder("m-1", Decision.ESCALATE)
                .status(DraftStatus.SENDING)
                .body("the answer")
                .build();
        List<Draft> drafts = Stream.of(DraftStatus.SENT, DraftStatus.DISMISSED, DraftStatus.SUPERSEDED)
                .map(status -> Drafts.builder(status.label(), Decision.REPLY)
                        .status(status)
                        .build())
                .toList();
        assertTrue(DigestPage.of(content(drafts, List.of(), 0)).startsWith("# ops-warden: nothing needs you\n"));
        String page = DigestPage.of(content(List.of(sending), List.of(), 0));
        assertTrue(page.contains("## Drafts to review (1)"), page);
        assertTrue(page.contains("**sending**"), page);
    }

    @Test
    void longListsAreCountedAndWhatNeedsAPersonIsThereToTheLastOne() {
        String page = DigestPage.of(content(
                Stream.of(Decision.values())
                        .flatMap(decision -> Stream.iterate(0, i -> i + 1)
                                .limit(300)
                                .map(i -> Drafts.builder(decision.label() + i, decision)
                                        .build()))
                        .toList(),
                List.of(),
                0));
        assertTrue(page.startsWith("# ops-warden: 300 need you, 300 drafts to review\n"), page.substring(0, 100));
        assertEquals(20, count(page, "show escalate"), "the first ones at length");
        assertTrue(page.contains("The other 280; look at one with `warden-runtime show ID`"), page);
        assertEquals(280, count(page, ", `escalate"), "the others on a line each");
        assertEquals(200, count(page, "approve reply") / 2);
        assertTrue(page.contains("- and 100 more: `warden-runtime drafts`\n"));
        assertEquals(200, count(page, ", `fyi"));
        assertEquals(20, count(page, ", `ignore"));
        assertTrue(page.contains("- and 280 more: `warden-runtime drafts --all`\n"));
    }

    @Test
    void aLongDraftIsCutWithAWayToTheRest() {
        Draft lines =
                Drafts.builder("m-1", Decision.REPLY).body("line\n".repeat(100)).build();
        String page = DigestPage.of(content(List.of(lines), List.of(), 0));
        assertEquals(40, count(page, "  > line"));
        assertTrue(page.contains("  > …\n\n  The rest: `warden-runtime show m-1`\n"), page);
    }

    @Test
    void idsInCommandsCanBePasted() {
        String page = DigestPage.of(content(
                Stream.of("../x", "<a/b@host>", "it's `me`", "--help", "a b")
                        .map(id -> Drafts.builder(id, Decision.ESCALATE).build())
                        .toList(),
                List.of(),
                0));
        for (String command : List.of(
                "`warden-runtime show ../x`",
                "`warden-runtime dismiss '<a/b@host>'`",
                "``warden-runtime show 'it'\\''s `me`'``",
                "`warden-runtime approve --edit -- --help`",
                "`warden-runtime approve 'a b' --edit`")) {
            assertTrue(page.contains("  - " + command + "\n"), command);
        }
    }

    @Test
    void noTextFromOutsideAddsALineOfItsOwn() {
        RandomText.forMany(text -> {
            String reason = "x" + text;
            Draft draft = Drafts.builder("m-1", Decision.ESCALATE)
                    .toAgent(reason)
                    .subject(text)
                    .body("")
                    .reason(reason)
                    .rule(Optional.of(reason))
                    .labels(List.of(reason))
                    .warnings(List.of(reason))
                    .provisional(true)
                    .build();
            String page = DigestPage.of(content(List.of(draft), List.of(reason), 0));
            assertEquals(23, page.lines().count(), page);
            page.codePoints().forEach(each -> assertFalse(each != '\n' && HiddenCharacters.isHidden(each), page));
        });
    }

    private static DigestContent content(List<Draft> drafts, List<String> troubles, int left) {
        return new DigestContent(
                "ops-warden",
                "t-2",
                Drafts.NOW,
                ZoneId.of("Europe/Berlin"),
                new DigestContent.Counts(5, 2),
                left,
                List.of(new DigestContent.Rejection("", "its id is empty")),
                troubles,
                drafts,
                Set.of("t-2"));
    }

    private static int count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }
}
