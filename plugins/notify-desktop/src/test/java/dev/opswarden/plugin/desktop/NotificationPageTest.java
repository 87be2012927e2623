package dev.opswarden.plugin.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NotificationPageTest {

    @Test
    void countsComeFirstThenWhatNeedsThePerson() {
        NotificationPage page = NotificationPage.of(
                "ops-warden",
                new Digest(
                        Path.of("/d"),
                        List.of(
                                entry("Login is down", Decision.ESCALATE, Priority.URGENT),
                                entry("Where is the key?", Decision.REPLY, Priority.NORMAL)),
                        3,
                        1,
                        List.of()));

        assertEquals("critical", page.urgency());
        assertEquals("ops-warden: 1 needs you, 1 draft to review", page.title());
        assertEquals("""
                urgent: Login is down (alice)
                Where is the key? (alice)
                3 drafts and 1 other decision wait in all
                warden-runtime digest""", page.body());
    }

    @Test
    void urgencyFollowsThePriority() {
        assertEquals("critical", urgency(Decision.FYI, Priority.URGENT));
        assertEquals("normal", urgency(Decision.FYI, Priority.HIGH));
        assertEquals("normal", urgency(Decision.REPLY, Priority.NORMAL));
        assertEquals("low", urgency(Decision.REPLY, Priority.LOW));
        assertEquals("low", urgency(Decision.IGNORE, Priority.NORMAL));
    }

    @Test
    void hostileTextIsNoMarkup() {
        String hostile = "<b>x</b> <a href=\"http://evil\">y</a> &amp; \\074i\\076 \u202e\u001b[2J\nsecond line";
        Digest.Entry entry = new Digest.Entry(
                new MessageId("m"), "<img src=x>\n\u0007", hostile, Decision.ESCALATE, Priority.NORMAL);

        String body = NotificationPage.of(
                        "ops-warden", new Digest(Path.of("/d"), List.of(entry), 0, 1, List.of("<u>trouble</u>")))
                .body();

        assertFalse(body.contains("<"), body);
        assertFalse(body.contains("\\"), body);
        assertFalse(body.contains("\u202e"), body);
        assertTrue(body.contains("&lt;b&gt;x&lt;/b&gt;"), body);
        assertTrue(body.contains("&amp;amp;"), body);
        assertTrue(body.contains("Wrong: &lt;u&gt;trouble&lt;/u&gt;"), body);
        assertEquals(3, body.lines().count(), body);
    }

    @Test
    void aLongNightIsStillAShortPage() {
        List<Digest.Entry> many = new ArrayList<>();
        List<String> troubles = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(entry("s".repeat(5_000), Decision.ESCALATE, Priority.NORMAL));
            troubles.add("t".repeat(5_000));
        }

        NotificationPage page =
                NotificationPage.of("ops-warden", new Digest(Path.of("/d"), many, 0, 500, troubles, troubles));

        assertTrue(page.body().length() < 2_500, () -> "" + page.body().length());
        assertTrue(page.body().contains("and 497 more\n"), page.body());
    }

    @Test
    void troubleAloneSaysSoAndItsEndToo() {
        NotificationPage wrong = NotificationPage.of(
                "ops-warden", new Digest(Path.of("/d"), List.of(), 2, 0, List.of("the hub cannot be reached: no")));
        assertEquals("ops-warden: something is wrong", wrong.title());
        assertEquals("normal", wrong.urgency());
        assertEquals("""
                Wrong: the hub cannot be reached: no
                2 drafts and 0 other decisions wait in all
                warden-runtime status""", wrong.body());

        NotificationPage over = NotificationPage.of(
                "ops-warden",
                new Digest(Path.of("/d"), List.of(), 0, 0, List.of(), List.of("the hub can be read again")));
        assertEquals("ops-warden: works again", over.title());
        assertEquals("low", over.urgency());
        assertEquals("Over: the hub can be read again\nwarden-runtime status", over.body());
    }

    private static String urgency(Decision decision, Priority priority) {
        Digest digest = new Digest(Path.of("/d"), List.of(entry("s", decision, priority)), 0, 0, List.of());
        return NotificationPage.of("ops-warden", digest).urgency();
    }

    private static Digest.Entry entry(String subject, Decision decision, Priority priority) {
        return new Digest.Entry(new MessageId("m"), "alice", subject, decision, priority);
    }
}
