package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.faults.Faults;
import dev.opswarden.engine.reply.Desk;
import dev.opswarden.engine.reply.ReadMarks;
import dev.opswarden.engine.state.DraftStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault at every step, one by one: the n-th operation fails, n = 1, 2, 3 … until a run meets none. */
final class FaultsTest extends ApprovalSetUp {

    private static final int MORE_THAN_THERE_ARE = 100;

    /** What is approved when the fault comes. */
    private enum Start {
        FRESH,
        EDITED,
        LEFT_HALF_SENT,
        ARRIVED_UNNOTICED
    }

    @ParameterizedTest
    @CsvSource({
        "FRESH, false", "FRESH, true",
        "EDITED, false", "EDITED, true",
        "LEFT_HALF_SENT, false", "LEFT_HALF_SENT, true",
        "ARRIVED_UNNOTICED, false", "ARRIVED_UNNOTICED, true"
    })
    void anApprovalThatFailsAnywhereIsFinishedByTheNext(Start start, boolean afterwards) {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            ApprovalFixture fixture = new ApprovalFixture(vertx, directory.resolve(start + "-" + n));
            fixture.drafted("m1");
            begin(fixture, start);
            Faults faults = new Faults(n, afterwards);
            Desk desk = fixture.desk(
                    faults.around(fixture.store), faults.around(fixture.inbox), faults.around(fixture.hub));

            ApprovalResult first = fixture.approval(desk).approve(order(start)).await();
            String when = start + ", operation " + n + ": " + first;

            assertTrue(fixture.hub.taken().size() <= 1, when);
            Set<DraftStatus> possible = Set.of(DraftStatus.PENDING, DraftStatus.SENDING, DraftStatus.SENT);
            assertTrue(possible.contains(fixture.draft("m1").status()), when);
            if (first.status() == Status.SENT) {
                assertEquals(1, fixture.hub.taken().size(), when);
            }

            ApprovalResult second = fixture.approve(order(start));
            fixture.settleReadMarks();

            boolean finished =
                    second.status() == Status.SENT || second.reason().orElse("").contains("sent already");
            assertTrue(finished, when + ", then " + second);
            assertEquals(1, fixture.hub.taken().size(), when);
            assertEquals(DraftStatus.SENT, fixture.draft("m1").status(), when);
            assertEquals(List.of(), fixture.state().readMarksOwed(), when);
            assertEquals(Set.of("m1"), fixture.hub.read(), when);
            assertEquals(List.of(), fixture.audit().faults(), when);
            if (!faults.happened()) {
                assertTrue(n > 5, "there are more operations than that");
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDismissalThatFailsAnywhereIsFinishedByTheNext(boolean afterwards) {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            ApprovalFixture fixture = new ApprovalFixture(vertx, directory.resolve("dismiss-" + n));
            fixture.drafted("m1").drafted("m2");
            Faults faults = new Faults(n, afterwards);
            Desk desk = fixture.desk(
                    faults.around(fixture.store), faults.around(fixture.inbox), faults.around(fixture.hub));
            DismissOrder order = new DismissOrder(List.of("m1", "m2"), Optional.of("no need"), true);

            new Dismissal(desk).dismiss(order).otherwiseEmpty().await();
            new Dismissal(fixture.desk()).dismiss(order).await();

            String when = "operation " + n;
            assertEquals(DraftStatus.DISMISSED, fixture.draft("m1").status(), when);
            assertEquals(DraftStatus.DISMISSED, fixture.draft("m2").status(), when);
            assertEquals(Set.of("m1", "m2"), fixture.hub.read(), when);
            assertEquals(List.of(), fixture.state().readMarksOwed(), when);
            assertEquals(
                    1, fixture.story("m1").stream().filter("dismissed"::equals).count(), when);
            assertEquals(List.of(), fixture.audit().faults(), when);
            if (!faults.happened()) {
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    @Test
    void aReadMarkThatIsOwedIsSettledWhateverFails() {
        for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
            ApprovalFixture fixture = new ApprovalFixture(vertx, directory.resolve("marks-" + n));
            fixture.drafted("m1");
            new Dismissal(fixture.desk())
                    .dismiss(new DismissOrder(List.of("m1"), Optional.empty(), false))
                    .await();
            fixture.with(fixture.draft("m1").withReadOwed());
            Faults faults = new Faults(n, true);
            Desk desk = fixture.desk(
                    faults.around(fixture.store), faults.around(fixture.inbox), faults.around(fixture.hub));

            new ReadMarks(desk).settleAll().await();
            fixture.settleReadMarks();

            assertEquals(List.of(), fixture.state().readMarksOwed());
            if (!faults.happened()) {
                return;
            }
        }
        throw new AssertionError("the fault never stopped happening");
    }

    private static void begin(ApprovalFixture fixture, Start start) {
        if (start == Start.LEFT_HALF_SENT || start == Start.ARRIVED_UNNOTICED) {
            if (start == Start.ARRIVED_UNNOTICED) {
                fixture.hub.losingAnswers();
            } else {
                fixture.hub.declining(
                        new dev.opswarden.spi.WardenException(dev.opswarden.spi.ErrorKind.TIMEOUT, "no answer"));
            }
            assertEquals(Status.FAILED, fixture.approve("m1").status());
            fixture.hub.mended();
        }
    }

    private static ApproveOrder order(Start start) {
        return start == Start.EDITED
                ? ApprovalFixture.edited("m1", ApprovalFixture.writing("In my drawer."))
                : ApprovalFixture.order("m1");
    }
}
