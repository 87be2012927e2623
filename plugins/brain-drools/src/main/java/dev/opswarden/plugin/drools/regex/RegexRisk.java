package dev.opswarden.plugin.drools.regex;

import java.util.List;

/** How the time that a regular expression takes can grow with the text, when it is matched by trying. */
public enum RegexRisk {
    /** In proportion, or nearly. */
    NONE,
    /** With a power of its length. */
    SLOW,
    /** Twice as long for every character more. */
    EXPLODES;

    /** So many endless repetitions one after the other are too many for a long text. */
    private static final int MANY = 3;

    /**
     * Judges an expression.
     *
     * @param regex one that Java accepts
     */
    public static RegexRisk of(String regex) {
        Node node;
        try {
            node = RegexParser.parse(regex);
        } catch (RuntimeException e) {
            // A notation that this parser does not know: watch it.
            return SLOW;
        }
        return explodes(node) ? EXPLODES : chain(node) >= MANY ? SLOW : NONE;
    }

    private static boolean explodes(Node node) {
        if (node instanceof Node.Repeat repeat) {
            return (repeat.endless() && ambiguous(repeat.body())) || explodes(repeat.body());
        }
        if (node instanceof Node.Sequence sequence) {
            return oneExplodes(sequence.parts());
        }
        return node instanceof Node.Choice choice && oneExplodes(choice.branches());
    }

    private static boolean oneExplodes(List<Node> nodes) {
        for (Node node : nodes) {
            if (explodes(node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one text can be cut into rounds of this in more than one way. */
    private static boolean ambiguous(Node body) {
        if (body instanceof Node.Choice choice) {
            for (int i = 0; i < choice.branches().size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (choice.branches()
                            .get(i)
                            .first()
                            .overlaps(choice.branches().get(j).first())) {
                        return true;
                    }
                }
            }
            return choice.branches().stream().anyMatch(RegexRisk::ambiguous);
        }
        if (body instanceof Node.Repeat inner) {
            return inner.endless() || inner.nullable() || ambiguous(inner.body());
        }
        if (!(body instanceof Node.Sequence sequence)) {
            return false;
        }
        List<Node> parts = sequence.parts();
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at) instanceof Node.Repeat inner && inner.endless()) {
                // What can come next: the parts behind it, and then, in the next round, those before it.
                Characters next = Characters.none();
                boolean comesRound = true;
                for (int step = 1; step < parts.size() && comesRound; step++) {
                    Node follower = parts.get((at + step) % parts.size());
                    next = next.or(follower.first());
                    comesRound = follower.nullable();
                }
                if (comesRound || next.overlaps(inner.first())) {
                    return true;
                }
            }
        }
        return parts.stream().anyMatch(part -> part instanceof Node.Choice && ambiguous(part));
    }

    /** How many endless repetitions may have to be tried within each other. The last has nothing after it to fail. */
    private static int chain(Node node) {
        if (node instanceof Node.Sequence sequence) {
            int found = 0;
            for (int at = 0; at < sequence.parts().size(); at++) {
                Node part = sequence.parts().get(at);
                boolean last = at == sequence.parts().size() - 1;
                found += part instanceof Node.Repeat repeat && repeat.endless() && last ? 0 : chain(part);
            }
            return found;
        }
        if (node instanceof Node.Choice choice) {
            int longest = 0;
            for (Node branch : choice.branches()) {
                longest = Math.max(longest, chain(branch));
            }
            return longest;
        }
        return node instanceof Node.Repeat repeat ? chain(repeat.body()) + (repeat.endless() ? 1 : 0) : 0;
    }
}
