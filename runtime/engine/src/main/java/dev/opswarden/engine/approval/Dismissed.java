package dev.opswarden.engine.approval;

import dev.opswarden.engine.reply.ReadMarks.Marked;
import dev.opswarden.engine.state.Draft;
import java.util.List;

/**
 * What became of a dismissal.
 *
 * @param closed the drafts that are closed now
 * @param refused why others could not be, a sentence each
 * @param marked what became of the read marks
 */
public record Dismissed(List<Draft> closed, List<String> refused, Marked marked) {

    /** Copies the lists. */
    public Dismissed {
        closed = List.copyOf(closed);
        refused = List.copyOf(refused);
    }
}
