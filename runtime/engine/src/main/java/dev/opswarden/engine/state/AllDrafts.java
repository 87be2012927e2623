package dev.opswarden.engine.state;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;

/** Every draft, each taken apart no sooner than somebody comes to it. */
final class AllDrafts extends AbstractCollection<Draft> {

    private final Collection<KeptDraft> kept;

    AllDrafts(Collection<KeptDraft> kept) {
        this.kept = kept;
    }

    @Override
    public Iterator<Draft> iterator() {
        Iterator<KeptDraft> all = kept.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Draft next() {
                return all.next().draft();
            }
        };
    }

    @Override
    public int size() {
        return kept.size();
    }
}
