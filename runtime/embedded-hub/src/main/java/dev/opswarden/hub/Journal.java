package dev.opswarden.hub;

import java.util.List;

/** Where changes go before they count. */
interface Journal {

    /**
     * Keeps the changes, all in this order; when it returns they survive the machine's sudden end.
     *
     * @throws HubException of kind {@link HubException.Kind#STORAGE} when that is not certain
     */
    void append(List<Change> changes);

    /** Ends it; nothing is appended any more. */
    void close();

    /** Keeps nothing. */
    static Journal none() {
        return new Journal() {
            @Override
            public void append(List<Change> changes) {}

            @Override
            public void close() {}
        };
    }
}
