package dev.opswarden.plugin.hub;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page to ask for next.
 *
 * <p>Pages of 200 until one is shorter than asked. A page that cannot be used is asked for again in halves, until the
 * entry at fault is alone and can be given up; behind it pages grow again. Before the first entry is given up, one
 * question far past the end tells a hub with a bad entry from one that answers everything alike.
 */
final class PagePlan {

    /** The most that the contract lets us ask for. */
    static final int FULL_PAGE = 200;

    /** Where a list is given up: no inbox that anybody reads is as long. */
    static final int MAX_ENTRIES = 200_000;

    private static final int MAX_NAMELESS = 1000;
    private static final int FAR_PAST_THE_END = 100_000_000;

    private final Set<String> seen = new HashSet<>();
    private int nameless;
    private int offset;
    private int limit = FULL_PAGE;
    private int troubleEnd;
    private boolean pagesAreTold;
    private boolean done;
    private @Nullable String suspicion;

    /** The first entry to ask for. */
    int offset() {
        return suspicion == null ? offset : FAR_PAST_THE_END;
    }

    /** How many to ask for. */
    int limit() {
        return suspicion == null ? limit : 1;
    }

    /** Whether the list is read. */
    boolean isDone() {
        return done;
    }

    /** Whether what is asked next is the question far past the end. */
    boolean isProbe() {
        return suspicion != null;
    }

    /** What made us ask far past the end. */
    String suspicion() {
        return String.valueOf(suspicion);
    }

    /**
     * Takes note of a page that was read.
     *
     * @return whether it brought anything: a hub that repeats itself has nothing more to say
     * @throws WardenException of kind {@link ErrorKind#PROTOCOL} when the list does not end
     */
    boolean read(List<Entry> entries) {
        if (!entries.isEmpty() && !bringsNews(entries)) {
            done = true;
            return false;
        }
        int asked = limit;
        moveTo(offset + entries.size());
        done = entries.size() < asked;
        if (!done && offset >= MAX_ENTRIES) {
            throw new WardenException(
                    ErrorKind.PROTOCOL,
                    "the hub lists " + MAX_ENTRIES + " messages and more; mark old ones read there");
        }
        return true;
    }

    /**
     * Takes note of a page that could not be used.
     *
     * @param reason what is wrong with it
     * @return true if it held one entry alone, which is given up
     */
    boolean unusable(String reason) {
        if (limit > 1) {
            troubleEnd = offset + limit;
            limit /= 2;
            return false;
        }
        if (!pagesAreTold) {
            suspicion = reason;
            return false;
        }
        moveTo(offset + 1);
        return true;
    }

    /** Takes note that there was nothing far past the end: what cannot be used is one entry. */
    void probed() {
        pagesAreTold = true;
        suspicion = null;
    }

    private void moveTo(int next) {
        offset = next;
        if (offset >= troubleEnd) {
            limit = Math.min(FULL_PAGE, 2 * limit);
        }
    }

    private boolean bringsNews(List<Entry> entries) {
        boolean news = false;
        for (Entry entry : entries) {
            news |= entry.key().isEmpty() ? ++nameless <= MAX_NAMELESS : seen.add(entry.key());
        }
        return news;
    }
}
