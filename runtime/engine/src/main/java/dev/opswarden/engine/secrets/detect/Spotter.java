package dev.opswarden.engine.secrets.detect;

/** Looks at one place of a text, where a keyword of its own stands. */
interface Spotter {

    /**
     * Looks, and tells the scan what it found.
     *
     * @param scan the text that is being looked at
     * @param hit where the keyword begins
     */
    void at(Scan scan, int hit);
}
