package dev.opswarden.plugin.drools.regex;

import java.util.List;

/** A part of a regular expression, as far as it matters for how long it can take. */
sealed interface Node {

    /** Whether it can match nothing. */
    boolean nullable();

    /** What it can begin with. */
    Characters first();

    /**
     * One character of a set.
     *
     * @param set which
     */
    record One(Characters set) implements Node {

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public Characters first() {
            return set;
        }
    }

    /** What takes no characters: a boundary, an anchor, a look around. */
    record Nothing() implements Node {

        @Override
        public boolean nullable() {
            return true;
        }

        @Override
        public Characters first() {
            return Characters.none();
        }
    }

    /**
     * One after the other.
     *
     * @param parts which
     */
    record Sequence(List<Node> parts) implements Node {

        @Override
        public boolean nullable() {
            for (Node part : parts) {
                if (!part.nullable()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Characters first() {
            Characters first = Characters.none();
            for (Node part : parts) {
                first = first.or(part.first());
                if (!part.nullable()) {
                    break;
                }
            }
            return first;
        }
    }

    /**
     * One or another.
     *
     * @param branches which
     */
    record Choice(List<Node> branches) implements Node {

        @Override
        public boolean nullable() {
            for (Node branch : branches) {
                if (branch.nullable()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Characters first() {
            Characters first = Characters.none();
            for (Node branch : branches) {
                first = first.or(branch.first());
            }
            return first;
        }
    }

    /**
     * The same again.
     *
     * @param body what
     * @param least how often at least
     * @param most how often at most; {@link Integer#MAX_VALUE} for no bound
     */
    record Repeat(Node body, int least, int most) implements Node {

        /** More often than this counts as without bound. */
        private static final int MANY = 200;

        boolean endless() {
            return most > MANY;
        }

        @Override
        public boolean nullable() {
            return least == 0 || body.nullable();
        }

        @Override
        public Characters first() {
            return body.first();
        }
    }
}
