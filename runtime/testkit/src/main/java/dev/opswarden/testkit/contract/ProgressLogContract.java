package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the host expects of a {@link ProgressLog}. */
public abstract class ProgressLogContract extends ExtensionContract<ProgressLog> {

    /** For a test class of a plugin. */
    protected ProgressLogContract() {}

    /** The summaries of the notes that are at the other side, in order. */
    protected abstract List<String> left() throws Exception;

    /** From now on the other side cannot be reached. */
    protected abstract void goesAway() throws Exception;

    @Test
    final void p28ANoteIsLeftOncePerKey() throws Exception {
        ProgressNote note = new ProgressNote("3 drafted", "two\nlines");

        done(() -> extension().post(note, "note-1"));
        done(() -> extension().post(note, "note-1"));
        another();
        done(() -> extension().post(note, "note-1"));
        done(() -> extension().post(new ProgressNote("1 drafted", ""), "note-2"));

        assertEquals(List.of("3 drafted", "1 drafted"), left());
    }

    @Test
    final void p28ANoteThatWasNotTakenIsAFailure() throws Exception {
        extension();
        goesAway();

        assertNotNull(failure(() -> extension().post(new ProgressNote("3 drafted", ""), "note-1")));
    }

    @Override
    final String idOf(ProgressLog created) {
        return created.id();
    }
}
