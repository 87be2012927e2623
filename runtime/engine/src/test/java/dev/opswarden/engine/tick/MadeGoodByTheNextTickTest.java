package dev.opswarden.engine.tick;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tick could not write or post: what the next one finds, and makes good. */
final class MadeGoodByTheNextTickTest extends TickSetUp {

    @Test
    void aNoteThatWasNotTakenIsOwedAndGoesWithTheNextTickOnce() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.progressLog.answering(
                Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "connection refused")));
        TickReport first = fixture.tick();
        assertEquals(ProgressStatus.FAILED, first.progressNote());
        assertEquals(Outcome.DRAFTED, first.outcome());
        assertEquals(Optional.empty(), first.fault());
        assertEquals(1, fixture.state().owed().size());
        fixture.progressLog.answering(Future.succeededFuture());

        TickReport second = fixture.tick();
        TickReport third = fixture.tick();

        assertEquals(Outcome.NO_OP, second.outcome());
        assertEquals(ProgressStatus.POSTED, second.progressNote());
        assertEquals(ProgressStatus.SKIPPED, third.progressNote());
        assertEquals(1, fixture.progressLog.notes().size());
        assertTrue(
                fixture.progressLog.notes().values().iterator().next().summary().contains("1 message"));
    }

    @Test
    void aDigestThatCouldNotBeWrittenIsMadeGoodByTheNextTickWithItsEntriesStillNew() throws IOException {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.store();
        Path inTheWay = Files.createFile(fixture.stateDirectory().resolve("digest"));
        TickReport first = fixture.tick();
        assertEquals(Outcome.DRAFTED, first.outcome());
        assertEquals(Optional.of(ErrorKind.STATE), first.fault());
        assertEquals(Optional.empty(), first.digest());
        Files.delete(inTheWay);

        TickReport second = fixture.tick();

        assertEquals(Outcome.NO_OP, second.outcome());
        assertTrue(Files.readString(second.digest().orElseThrow()).contains("new"));
        assertEquals(Optional.empty(), fixture.tick().digest());
    }

    @Test
    void aStateThatCannotBeWrittenIsAFaultAndTheMessageIsDecidedAgain() throws IOException {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.store();
        Path inTheWay = Files.createDirectories(
                fixture.stateDirectory().resolve("worker-drafts.json").resolve("x"));

        TickReport report;
        try {
            report = fixture.tick();
            assertEquals(Outcome.FAILED, report.outcome());
            assertEquals(Optional.of(ErrorKind.STATE), report.fault());
        } catch (WardenException e) {
            assertEquals(ErrorKind.STATE, e.kind());
        }
        assertEquals(0, fixture.progressLog.notes().size());
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());

        assertEquals(Outcome.DRAFTED, fixture.tick().outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{ \"schema\" : 1, \"dra"})
    void aMessageThatIsDecidedAnewAfterTheStateWasLostHasTheKeyItHad(String damaged) throws IOException {
        fixture.inbox.with(raw("m1", "s", "b")).with(raw("m2", "s", "b"));
        fixture.tick();
        Draft before = fixture.state().draft(new MessageId("m1")).orElseThrow();
        Files.writeString(fixture.stateDirectory().resolve("worker-drafts.json"), damaged);
        fixture.brains = List.of(FakeBrain.saying("drools", Triage.reply("Look elsewhere.", "asks where")));

        fixture.tick();

        Draft after = fixture.state().draft(new MessageId("m1")).orElseThrow();
        assertEquals("Look elsewhere.", after.body());
        assertEquals(before.key(), after.key());
        assertNotEquals(
                after.key(),
                fixture.state().draft(new MessageId("m2")).orElseThrow().key());
    }

    @Test
    void aNoteThatTheHubRefusesForGoodDoesNotBlockTheOthers() {
        fixture.inbox.with(raw("m1", "s", "b"));
        fixture.progressLog.answering(Future.failedFuture(new WardenException(ErrorKind.REJECTED, "422")));
        fixture.tick();
        String refused = fixture.state().owed().get(0).key();
        fixture.progressLog.answering(Future.succeededFuture()).refusing(refused);
        fixture.inbox.with(raw("m2", "s", "b"));

        fixture.tick();

        assertEquals(1, fixture.progressLog.notes().size(), "the note about m2 was taken");
        assertEquals(
                List.of(refused),
                fixture.state().owed().stream().map(note -> note.key()).toList());
    }
}
