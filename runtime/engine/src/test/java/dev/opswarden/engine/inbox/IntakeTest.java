package dev.opswarden.engine.inbox;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.MessageId;
import dev.opswarden.testkit.TestingClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IntakeTest {

    private final Redactor redactor = new Redactor(new TestingClock());

    @Test
    void newMessagesAreTakenInOrderAndKnownOnesOnlyCounted() {
        Intake intake =
                new Intake(redactor, Optional.empty(), id -> id.value().equals("old"), id -> false, seen -> {}, 10);
        intake.message(raw("old", "s", "b"));
        intake.message(raw("a", "s", "b"));
        intake.message(raw("b", "s", "b"));

        Fetched fetched = intake.close();

        assertEquals(List.of("a", "b"), ids(fetched));
        assertEquals(3, fetched.unread().size());
        assertEquals(0, fetched.left());
    }

    @Test
    void whatIsMoreThanATickMayDecideIsLeftAndCounted() {
        Intake intake = new Intake(redactor, Optional.empty(), id -> false, id -> false, seen -> {}, 2);
        for (int i = 0; i < 5; i++) {
            intake.message(raw("m" + i, "s", "b"));
        }

        Fetched fetched = intake.close();

        assertEquals(List.of("m0", "m1"), ids(fetched));
        assertEquals(3, fetched.left());
    }

    @Test
    void theSameMessageTwiceIsNoNews() {
        Intake intake = new Intake(redactor, Optional.empty(), id -> false, id -> false, seen -> {}, 10);
        intake.message(raw("m", "s", "b"));
        intake.message(raw("m", "s", "b"));

        Fetched fetched = intake.close();

        assertEquals(List.of("m"), ids(fetched));
        assertEquals(0, fetched.rejectedCount());
    }

    @Test
    void anotherMessageWithAnIdThatIsTakenIsRejectedAndNamedOnce() {
        Intake intake = new Intake(redactor, Optional.empty(), id -> false, id -> false, seen -> {}, 10);
        intake.message(raw("m", "s", "first"));
        intake.message(raw("m", "s", "second"));
        intake.message(raw("m", "s", "third"));

        Fetched fetched = intake.close();

        assertEquals("first", fetched.fresh().get(0).body());
        assertEquals(
                List.of(new Rejected("message m", "two messages have this id; the first one counts")),
                fetched.rejected());
    }

    @Test
    void manyRejectedEntriesAreCountedButNotAllNamed() {
        Intake intake = new Intake(redactor, Optional.empty(), id -> false, id -> false, seen -> {}, 10);
        for (int i = 0; i < 1_000; i++) {
            intake.rejected("entry " + i, "it has\nno id");
        }

        Fetched fetched = intake.close();

        assertEquals(1_000, fetched.rejectedCount());
        assertEquals(Intake.MAX_NAMED, fetched.rejected().size());
        assertEquals("it has no id", fetched.rejected().get(0).reason());
    }

    @Test
    void whatArrivesAfterTheEndIsDropped() {
        Intake intake = new Intake(redactor, Optional.empty(), id -> false, id -> false, seen -> {}, 10);
        intake.close();
        intake.message(raw("late", "s", "b"));
        intake.rejected("late", "too");

        assertEquals(new Fetched(List.of(), List.of(), Map.of(), Set.of(), 0, List.of(), 0), intake.close());
    }

    private static List<String> ids(Fetched fetched) {
        return fetched.fresh().stream()
                .map(message -> message.id())
                .map(MessageId::value)
                .toList();
    }
}
