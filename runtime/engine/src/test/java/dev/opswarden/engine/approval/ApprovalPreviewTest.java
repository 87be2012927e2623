package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A person sees what goes out before anything of it does. */
final class ApprovalPreviewTest extends ApprovalSetUp {

    @Test
    void thePreviewIsTheVeryReplyThatIsSentAndComesBeforeAnyTraceOfIt() {
        fixture.drafted("m1");
        List<Reply> seen = new ArrayList<>();

        ApprovalResult result = fixture.approve(order(reply -> {
            seen.add(reply);
            assertEquals(List.of(), fixture.hub.calls());
            assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
        }));

        assertEquals(Status.SENT, result.status(), result::toString);
        assertEquals(List.copyOf(fixture.hub.taken().values()), seen);
    }

    @Test
    void whatCannotBeShownIsNotSent() {
        fixture.drafted("m1");

        ApprovalResult result = fixture.approve(order(reply -> {
            throw new IllegalStateException("no screen");
        }));

        assertEquals(Status.FAILED, result.status());
        assertEquals(List.of(), fixture.hub.calls());
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
    }

    @Test
    void whatIsRefusedIsNotShownAsIfItWent() {
        fixture.drafted("m1");
        fixture.approve("m1");
        List<Reply> seen = new ArrayList<>();

        ApprovalResult result = fixture.approve(order(seen::add));

        assertEquals(Status.REFUSED, result.status());
        assertEquals(List.of(), seen);
    }

    private static ApproveOrder order(Consumer<Reply> preview) {
        return new ApproveOrder("m1", false, Optional.empty(), Optional.empty(), preview);
    }
}
