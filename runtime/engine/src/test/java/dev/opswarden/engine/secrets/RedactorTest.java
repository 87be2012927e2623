package dev.opswarden.engine.secrets;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.text.RandomText;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.testkit.TestingClock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RedactorTest {

    private final TestingClock clock = new TestingClock();
    private final Redactor redactor = new Redactor(clock);

    @Test
    void controlCharactersGoAndLineBreaksBecomeNewlines() {
        Message message = redactor.redact(
                raw("m", "a\r\nb\u001b[31mc\u0000", "one\r\ntwo\rthree\u2028four\u0085five\tsix\u0007"));

        assertEquals("a b[31mc", message.subject());
        assertEquals("one\ntwo\nthree\nfour\nfive\tsix", message.body());
    }

    @Test
    void aTextThatIsTooLongIsCutAndSaysHowMuchIsMissing() {
        Message message = redactor.redact(raw("m", "s".repeat(600), "b".repeat(150_000)));

        assertTrue(message.subject().endsWith("… [cut: 100 more characters]"), message.subject());
        assertTrue(message.body().endsWith("… [cut: 50000 more characters]"));
        assertTrue(message.body().startsWith("b".repeat(Redactor.MAX_BODY)));
    }

    @Test
    void aPairOfSurrogatesIsNotCutInTwo() {
        Message message = redactor.redact(raw("m", "", "x" + "😀".repeat(60_000)));

        assertFalse(message.body().contains("\uFFFD"));
    }

    @Test
    void anUnpairedSurrogateBecomesTheReplacementCharacter() {
        assertEquals(
                "a\uFFFDb \uFFFD😀",
                redactor.redact(raw("m", "a\uD83Db \uDE00😀", "")).subject());
    }

    @Test
    void aMessageWithoutThreadIsAThreadOfItsOwn() {
        assertEquals("m", redactor.redact(raw("m", "", "")).threadId());
    }

    @Test
    void whatTheHubDidNotSayIsFilledIn() {
        Message message = redactor.redact(of(null, null, List.of()));

        assertEquals(clock.instant(), message.sentAt());
        assertEquals(Priority.NORMAL, message.priority());
    }

    @Test
    void aKnownPriorityIsTakenAndAnUnknownOneIsNormal() {
        assertEquals(
                Priority.URGENT,
                redactor.redact(of(null, " URGENT ", List.of())).priority());
        assertEquals(
                Priority.NORMAL, redactor.redact(of(null, "panic", List.of())).priority());
    }

    @Test
    void labelsAreCleanedAndBounded() {
        assertEquals(
                List.of("a b"),
                redactor.redact(of(null, null, List.of("a\nb", "\u0000"))).labels());
        assertEquals(
                32,
                redactor.redact(of(null, null, Collections.nCopies(100, "x")))
                        .labels()
                        .size());
    }

    @Test
    void noTextFromOutsideLeavesAControlCharacterInOneLine() {
        RandomText.forMany(text -> {
            String line = redactor.line(text);
            assertTrue(line.chars().noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029'), line);
            assertEquals(line, redactor.line(line), "cleaning twice changes something");
        });
    }

    private static RawMessage of(@Nullable Instant createdAt, @Nullable String priority, List<String> labels) {
        return new RawMessage(new MessageId("m"), "a", "b", "", "", null, createdAt, null, null, priority, labels);
    }
}
