package dev.opswarden.engine.approval;

import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.engine.state.Drafts;
import dev.opswarden.engine.state.Ledger;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.Updated;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DismissalTest extends ApprovalSetUp {

    @BeforeEach
    void setUp() {
        fixture.drafted("m1").decided(raw("m2", "News", "b"), Triage.fyi("news"));
    }

    @Test
    void aDraftIsClosedAndTheHubHearsNothingOfIt() {
        Dismissed dismissed = dismiss(false, "m1");
        assertEquals(1, dismissed.closed().size());
        assertEquals(DraftStatus.DISMISSED, fixture.draft("m1").status());
        assertEquals(List.of(), fixture.hub.calls());
        assertEquals(List.of("dismissed"), fixture.story("m1"));
    }

    @Test
    void messagesAreMarkedReadWhenThatIsWanted() {
        Dismissed dismissed = dismiss(true, "m1", "m2");
        assertEquals(2, dismissed.marked().done());
        assertEquals(Set.of("m1", "m2"), fixture.hub.read());
    }

    @Test
    void aReadMarkThatFailsIsOwedAndTheDecisionStays() {
        fixture.hub.marking(Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no hub")));
        Dismissed dismissed = dismiss(true, "m1");
        assertEquals(Optional.of(ErrorKind.UNREACHABLE), dismissed.marked().kind());
        assertEquals(DraftStatus.DISMISSED, fixture.draft("m1").status());
        assertEquals(1, fixture.state().readMarksOwed().size());

        fixture.hub.mended();
        assertEquals(1, dismiss(true, "m1").marked().done(), "saying it again is harmless");
        assertEquals(List.of(), fixture.state().readMarksOwed());
    }

    @Test
    void whatCannotBeClosedIsNamedAndTheRestIsClosed() {
        fixture.approve("m1");
        Dismissed dismissed = dismiss(false, "m1", "m2", "nope");
        assertEquals(1, dismissed.closed().size());
        assertEquals(2, dismissed.refused().size());
        assertTrue(dismissed.refused().get(0).contains("sent already"), dismissed::toString);
        assertEquals(DraftStatus.DISMISSED, fixture.draft("m2").status());
    }

    @Test
    void whatMayHaveArrivedCannotBeClosed() {
        fixture.hub.losingAnswers();
        fixture.approve("m1");
        Dismissed dismissed = dismiss(false, "m1");
        assertEquals(DraftStatus.SENDING, fixture.draft("m1").status());
        assertTrue(dismissed.refused().get(0).contains("approve it again"), dismissed::toString);
    }

    @Test
    void aKindIsWhatWaitsOfIt() {
        assertEquals(
                List.of("m2"),
                Dismissal.waiting(fixture.state(), Set.of(Decision.FYI, Decision.IGNORE)).stream()
                        .map(draft -> draft.messageId().value())
                        .toList());
        dismiss(false, "m2");
        assertEquals(List.of(), Dismissal.waiting(fixture.state(), Set.of(Decision.FYI)));
    }

    /** Each write is one of the whole state: with one for every few messages, ten thousand would take minutes. */
    @Test
    void closingManyTakesFewWritesOfTheState() {
        List<String> ids = new ArrayList<>();
        fixture.store.update(state -> {
            List<Draft> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(Drafts.builder("n" + i, Decision.FYI).build());
                ids.add("n" + i);
            }
            return Change.to(state.withDrafts(many));
        });
        AtomicInteger writes = new AtomicInteger();
        Ledger counting = counting(writes);

        Dismissed dismissed = new Dismissal(fixture.desk(counting, fixture.inbox, fixture.hub))
                .dismiss(new DismissOrder(ids, Optional.empty(), true))
                .await();

        assertEquals(300, dismissed.closed().size());
        assertEquals(300, dismissed.marked().done());
        assertEquals(List.of(), fixture.state().readMarksOwed());
        assertTrue(writes.get() <= 7, () -> writes + " writes");
    }

    private Ledger counting(AtomicInteger writes) {
        return new Ledger() {
            @Override
            public Loaded read() {
                return fixture.store.read();
            }

            @Override
            public Updated update(Function<WorkerState, Change> change) {
                writes.incrementAndGet();
                return fixture.store.update(change);
            }
        };
    }

    private Dismissed dismiss(boolean markRead, String... ids) {
        return new Dismissal(fixture.desk())
                .dismiss(new DismissOrder(List.of(ids), Optional.of("seen"), markRead))
                .await();
    }
}
