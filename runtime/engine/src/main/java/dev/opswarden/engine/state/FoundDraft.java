package dev.opswarden.engine.state;

import dev.opswarden.engine.text.CommandText;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the draft that an operator means (contract, section 3: an id, or any unambiguous prefix of one). */
public final class FoundDraft {

    private static final int MOST_NAMED = 5;

    private FoundDraft() {}

    /**
     * The one draft.
     *
     * @param state where to look
     * @param id what was typed
     * @throws WardenException of kind {@link ErrorKind#REFUSED} if there is none, or more than one
     */
    public static Draft in(WorkerState state, String id) {
        List<Draft> matching = state.matching(id);
        if (matching.isEmpty()) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "no draft for '" + id + "'; `" + CommandText.of("drafts --all") + "` lists them");
        }
        if (matching.size() > 1) {
            String names = matching.stream()
                    .limit(MOST_NAMED)
                    .map(draft -> "'" + draft.messageId() + "'")
                    .collect(Collectors.joining(", "));
            int more = matching.size() - MOST_NAMED;
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "'" + id + "' could be any of " + names + (more > 0 ? " and " + more + " more" : "")
                            + "; type more of the id");
        }
        return matching.get(0);
    }
}
