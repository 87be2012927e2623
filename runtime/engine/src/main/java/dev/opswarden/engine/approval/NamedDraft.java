package dev.opswarden.engine.approval;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the draft that a person means: by a message id, or an unambiguous beginning of one. */
final class NamedDraft {

    private static final int MAX_NAMED = 5;

    private NamedDraft() {}

    /**
     * The draft.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if there is none, or more than one
     */
    static Draft in(WorkerState state, String id) {
        List<Draft> matching = state.matching(id);
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (matching.isEmpty()) {
            throw refused("there is no draft for '" + id + "'; 'drafts --all' lists them");
        }
        String names = matching.stream()
                .limit(MAX_NAMED)
                .map(draft -> "'" + draft.messageId() + "'")
                .collect(Collectors.joining(", "));
        throw refused("'" + id + "' begins the ids of " + matching.size() + " messages; say which: " + names
                + (matching.size() > MAX_NAMED ? ", …" : ""));
    }

    private static WardenException refused(String why) {
        return new WardenException(ErrorKind.REFUSED, why);
    }
}
