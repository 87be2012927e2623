package dev.opswarden.engine.secrets;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.secrets.detect.Samples;
import dev.opswarden.engine.text.RandomText;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
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

        assertEquals("a bc", message.subject());
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

    @Test
    void noSecretIsLeftInAnyTextOfAMessage() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        Message message = redactor.redact(new RawMessage(
                new MessageId("m"), "a", "b", "s " + token, "b " + token, "t", null, null, null, null, List.of(token)));

        assertEquals("s [secret:github-token]", message.subject());
        assertEquals("b [secret:github-token]", message.body());
        assertEquals(List.of("[secret:github-token]"), message.labels());
    }

    @Test
    void aSecretThatALineBreakSplitsIsNotLeftOnOneLineEither() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        String head = token.substring(0, 20);
        String tail = token.substring(20);
        for (String between : List.of("\n", "\r\n", "\r", "\u2028", "\u0085", "=\r\n", "\n    ")) {
            String line = redactor.line("see " + head + between + tail + " there");

            assertEquals("see [secret:github-token] there", line, () -> RandomText.spelled(between));
        }
    }

    @Test
    void aSecretThatATerminalWouldShowInColourIsNotLeft() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        for (String colour : List.of("\u001b[0m", "\u001b[38;5;200m", "\u009b1m", "\u001b[K", "\u001b")) {
            String body = redactor.reply("see " + token.substring(0, 20) + colour + token.substring(20));

            assertFalse(body.contains(token.substring(24, 34)), body);
        }
        assertEquals("a [x] b", redactor.reply("a \u001b[1m[x]\u001b[0m b"));
        assertEquals("[31", redactor.reply("\u001b[31"));
    }

    @Test
    void aSecretAcrossTheCutIsNotLeftInPart() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        for (int before = Redactor.MAX_BODY - 45; before <= Redactor.MAX_BODY; before++) {
            String body = redactor.redact(raw("m", "", " ".repeat(before - 1) + " " + token + " and on"))
                    .body();

            assertFalse(body.contains(token.substring(0, 12)), () -> "" + body.length());
        }
    }

    @Test
    void aMessageWhoseAddressHoldsASecretIsRejected() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        for (RawMessage each : List.of(
                addressed(token, "a", "t"), addressed("m", "bob " + token, "t"), addressed("m", "a", "x-" + token))) {
            assertTrue(redactor.unusable(each).orElse("").contains("looks like a secret"));
        }
        assertTrue(redactor.unusable(addressed("0c7de4f1-9c1e-4a3e-8f0e-1b2c3d4e5f60", "a", "<a/b@host>"))
                .isEmpty());
    }

    @Test
    void noSecretIsLeftInAnyTextOfADecision() {
        String token = new Samples(1).of("ghp_{A-Za-z0-9:36}");
        Triage.Decided decided = redactor.decision(Triage.reply("take " + token, "has " + token)
                .byRule("rule " + token)
                .withLabels(List.of(token)));

        assertFalse(decided.toString().contains(token));
        assertEquals("take [secret:github-token]", decided.body());
    }

    private static RawMessage addressed(String id, String from, String thread) {
        return new RawMessage(new MessageId(id), from, "b", "", "", thread, null, null, null, null, List.of());
    }

    private static RawMessage of(@Nullable Instant createdAt, @Nullable String priority, List<String> labels) {
        return new RawMessage(new MessageId("m"), "a", "b", "", "", null, createdAt, null, null, priority, labels);
    }
}
