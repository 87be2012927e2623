package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.Nullable;

/** A spotter that is made when a keyword of its stands in a text first: most messages have none of most of them. */
final class LazySpotter implements Spotter {

    private final Spotters spotters;
    private final int number;
    private final String first;
    private volatile @Nullable Spotter made;

    /**
     * One that is not made yet.
     *
     * @param spotters what makes it
     * @param number what it is called there
     * @param first the first of its keywords
     */
    LazySpotter(Spotters spotters, int number, String first) {
        this.spotters = spotters;
        this.number = number;
        this.first = first;
    }

    @Override
    public void at(Scan scan, int hit) {
        Spotter spotter = made;
        if (spotter == null) {
            spotter = spotters.make(number, first);
            made = spotter;
        }
        spotter.at(scan, hit);
    }
}
