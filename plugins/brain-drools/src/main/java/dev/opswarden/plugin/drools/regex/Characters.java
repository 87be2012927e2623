package dev.opswarden.plugin.drools.regex;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A set of characters, roughly: the ASCII ones one by one, all others together as one more. */
final class Characters {

    private static final int OTHERS = 128;

    private final BitSet bits;

    private Characters(BitSet bits) {
        this.bits = bits;
    }

    static Characters none() {
        return new Characters(new BitSet());
    }

    static Characters any() {
        BitSet all = new BitSet();
        all.set(0, OTHERS + 1);
        return new Characters(all);
    }

    static Characters where(IntPredicate test) {
        BitSet some = new BitSet();
        for (int c = 0; c < OTHERS; c++) {
            some.set(c, test.test(c));
        }
        return new Characters(some);
    }

    /** One character, in both cases: whether case counts is not looked at. */
    static Characters of(int c) {
        BitSet both = new BitSet();
        both.set(c < OTHERS ? Character.toLowerCase(c) : OTHERS);
        both.set(c < OTHERS ? Character.toUpperCase(c) : OTHERS);
        return new Characters(both);
    }

    /** The one character that this is, in lower case; none for more than both cases of one. */
    Optional<String> letter() {
        int first = bits.nextSetBit(0);
        int last = bits.length() - 1;
        return first < 0
                        || last >= OTHERS
                        || bits.cardinality() > 2
                        || Character.toLowerCase(first) != Character.toLowerCase(last)
                ? Optional.empty()
                : Optional.of(String.valueOf((char) Character.toLowerCase(first)));
    }

    Characters withOthers() {
        BitSet more = (BitSet) bits.clone();
        more.set(OTHERS);
        return new Characters(more);
    }

    Characters or(Characters other) {
        BitSet both = (BitSet) bits.clone();
        both.or(other.bits);
        return new Characters(both);
    }

    Characters and(Characters other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new Characters(both);
    }

    Characters not() {
        BitSet rest = (BitSet) bits.clone();
        rest.flip(0, OTHERS + 1);
        return new Characters(rest);
    }

    boolean overlaps(Characters other) {
        return bits.intersects(other.bits);
    }
}
