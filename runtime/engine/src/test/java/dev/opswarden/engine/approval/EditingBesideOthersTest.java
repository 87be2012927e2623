package dev.opswarden.engine.approval;

import static dev.opswarden.engine.approval.ApprovalFixture.edited;
import static dev.opswarden.engine.approval.ApprovalFixture.writing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Lifecycle;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What became of the draft or its message while the editor was open. */
final class EditingBesideOthersTest extends EditingSetUp {

    @Test
    void aDraftThatWasDismissedMeanwhileSendsNothingAndKeepsTheText() {
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            writing("Too late.").edit(file);
            fixture.store.update(state -> Change.to(state.withDraft(Lifecycle.dismissed(
                    state.draft(new MessageId("m1")).orElseThrow(), fixture.clock.instant(), false))));
        }));

        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertTrue(result.reason().orElseThrow().contains("kept"), result::toString);
        assertEquals(DraftStatus.DISMISSED, fixture.draft("m1").status());
        assertEquals("Too late.", fixture.draft("m1").body());
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void aDraftThatWasSentMeanwhileKeepsTheTextThatWentOutAndTheOtherBesideIt() {
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            writing("Too late.").edit(file);
            assertEquals(Status.SENT, fixture.approve("m1").status());
        }));

        assertEquals(Status.REFUSED, result.status());
        assertEquals("In the vault.", fixture.draft("m1").body());
        assertEquals(Optional.of("Too late."), fixture.draft("m1").handling().unsentText());
        assertEquals(1, fixture.hub.taken().size());
    }

    @Test
    void twoEditorsAtATimeLoseNoText() {
        ApprovalResult second = fixture.approve(edited("m1", file -> {
            writing("Mine.").edit(file);
            fixture.hub.declining(new WardenException(ErrorKind.REJECTED, "400"));
            assertEquals(Status.REFUSED, fixture.edit("m1", "Theirs.").status());
            fixture.hub.mended();
        }));

        assertEquals(Status.REFUSED, second.status());
        assertTrue(second.reason().orElseThrow().contains("somebody else"), second::toString);
        assertEquals("Theirs.", fixture.draft("m1").body());
        assertEquals(Optional.of("Mine."), fixture.draft("m1").handling().unsentText());
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void whatWentStaleWhileTheEditorWasOpenIsRefusedAndTheTextKept() {
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            writing("Mine.").edit(file);
            fixture.inbox.clear();
        }));
        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertEquals("Mine.", fixture.draft("m1").body());
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
    }
}
