package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.faults.Faults;
import dev.opswarden.engine.state.Attempt;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.engine.state.Outgoing;
import dev.opswarden.engine.state.StateStore;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A tick that meets a fault at every step, one by one: the n-th operation on the state or the hub fails, n = 1, 2, 3 …
 * until a run meets none. The tick after it has to leave things as if there had been no fault.
 */
final class TickFaultsTest extends TickSetUp {

    private static final int MORE_THAN_THERE_ARE = 100;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTickThatFailsAnywhereIsMadeGoodByTheNext(boolean afterwards) throws IOException {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            TickFixture fixture = new TickFixture(vertx, directory.resolve("tick-" + n));
            begin(fixture);
            Faults faults = new Faults(n, afterwards);

            TickReport first = fixture.tick(faults);
            String when = "operation " + n + ": " + first.outcome() + ", " + first.reason() + ", " + first.warnings();
            assertNothingIsLostOrDoneTwice(fixture, when);
            TickReport second = fixture.tick();

            when += "; then " + second.outcome() + ", " + second.reason() + ", " + second.warnings();
            assertNothingIsLostOrDoneTwice(fixture, when);
            assertAllIsDone(fixture, when);
            if (!faults.happened()) {
                assertTrue(n > 10, "there are more operations than that");
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    /** The reply of a sender that died has arrived, or arrives yet: the tick finds it out, and a person is not needed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void settlingWhatADeadSenderLeftIsFinishedByTheNextTick(boolean afterwards) {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            TickFixture fixture = new TickFixture(vertx, directory.resolve("settling-" + n));
            leftHalfSent(fixture, "m1");
            String key = draft(fixture, "m1").key();
            fixture.replies.arrives(new Reply("agent-a", "Re: s", "Look there.", "m1", new MessageId("m1")), key);
            Faults faults = new Faults(n, afterwards);

            fixture.tick(faults);
            String when = "operation " + n;
            assertTrue(
                    Set.of(DraftStatus.SENDING, DraftStatus.SENT)
                            .contains(draft(fixture, "m1").status()),
                    when);
            fixture.tick();

            Draft settled = draft(fixture, "m1");
            assertEquals(DraftStatus.SENT, settled.status(), when);
            assertTrue(settled.handling().readOwed(), when);
            assertEquals(key, settled.key(), when);
            assertEquals(List.of("decided", "sent"), story(fixture, "m1"), when);
            assertNothingIsLostOrDoneTwice(fixture, when);
            if (!faults.happened()) {
                assertTrue(n > 3, "there are more operations than that");
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    /** What a tick cannot find is sent again by a person, with the same key: faults in the tick between change nothing. */
    @Test
    void whatATickDoesNotFindStaysAsItIsWhateverFails() {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            TickFixture fixture = new TickFixture(vertx, directory.resolve("missing-" + n));
            leftHalfSent(fixture, "m1");
            Draft before = draft(fixture, "m1");
            Faults faults = new Faults(n, false);

            fixture.tick(faults);

            assertEquals(before, draft(fixture, "m1"), "operation " + n);
            if (!faults.happened()) {
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    /** One draft half sent whose reply is there, one whose message was read elsewhere, one gone stale, two new. */
    private static void begin(TickFixture fixture) {
        fixture.inbox.with(raw("overtaken", "s", "b")).with(raw("waiting", "s", "b"));
        fixture.tick();
        leftHalfSent(fixture, "arrived");
        fixture.replies.arrives(
                new Reply("agent-a", "Re: s", "Look there.", "arrived", new MessageId("arrived")), "key");
        fixture.inbox.without("overtaken").with(raw("new-1", "s", "b")).with(raw("new-2", "s", "b"));
        fixture.brains = List.of(FakeBrain.answering(
                "drools",
                message -> io.vertx.core.Future.succeededFuture(
                        message.id().value().equals("new-2")
                                ? Triage.escalate("unsure")
                                : Triage.reply("Look there.", "asks where"))));
    }

    private static void assertNothingIsLostOrDoneTwice(TickFixture fixture, String when) {
        assertEquals(Set.of(), fixture.replies.read(), when);
        assertTrue(fixture.replies.calls().stream().allMatch("find"::equals), when);
        for (Draft draft : fixture.state().drafts()) {
            String id = draft.messageId().value();
            assertEquals(
                    1, story(fixture, id).stream().filter("decided"::equals).count(), when + ": " + id);
        }
        assertEquals(
                List.of(),
                StateStore.readOnly(fixture.stateDirectory()).audit().verify().faults(),
                when);
    }

    private static void assertAllIsDone(TickFixture fixture, String when) throws IOException {
        assertEquals(DraftStatus.SENT, draft(fixture, "arrived").status(), when);
        assertEquals(DraftStatus.SUPERSEDED, draft(fixture, "overtaken").status(), when);
        assertEquals(DraftStatus.PENDING, draft(fixture, "waiting").status(), when);
        assertEquals(DraftStatus.PENDING, draft(fixture, "new-1").status(), when);
        assertEquals(DraftStatus.OPEN, draft(fixture, "new-2").status(), when);
        assertEquals(List.of(), fixture.state().owed(), when);
        assertEquals(List.of(), fixture.state().undigested(), when);
        assertEquals(3, fixture.progressLog.notes().size(), when + ": one note for each tick that decided something");
        String page = Files.readString(fixture.stateDirectory().resolve("digest/latest.md"));
        assertTrue(page.contains("approve new-1") && page.contains("approve new-2 --edit"), when + ": " + page);
    }

    private static List<String> story(TickFixture fixture, String id) {
        List<String> story = new ArrayList<>();
        StateStore.readOnly(fixture.stateDirectory()).audit().forEach(entry -> {
            if (entry.messageId().equals(id)) {
                story.add(entry.what());
            }
        });
        return story;
    }

    private static Draft draft(TickFixture fixture, String id) {
        return fixture.state().draft(new MessageId(id)).orElseThrow();
    }

    private static void leftHalfSent(TickFixture fixture, String id) {
        fixture.inbox.with(raw(id, "s", "b"));
        fixture.tick();
        try (Attempt attempt = Attempt.begin()) {
            fixture.store().update(state -> {
                Draft draft = state.draft(new MessageId(id)).orElseThrow();
                return Change.to(state.withDraft(Lifecycle.sending(
                        draft, new Outgoing(attempt.owner(), draft.body(), fixture.clock.instant()))));
            });
        }
    }
}
