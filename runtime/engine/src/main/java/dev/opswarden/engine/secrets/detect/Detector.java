package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Scan.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds what looks like a secret, and puts a mark in its place (contract, section 5, item 2). Knows the same kinds for
 * its whole life and may be used by many threads.
 */
public final class Detector {

    /** Each round may lay bare what the round before stood in the way of; the third finds nothing any more. */
    private static final int MOST_ROUNDS = 6;

    private final Kinds kinds;

    Detector(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The one that knows the kinds that come with the program; they are read when this is asked first. */
    public static Detector builtIn() {
        return BuiltIn.DETECTOR;
    }

    /** The names of all kinds, as they stand in marks. */
    public Set<String> kindNames() {
        return kinds.names();
    }

    /**
     * What looks like a secret in a text.
     *
     * @param text any text
     * @return the places in their order; they do not overlap
     */
    public List<Finding> find(String text) {
        return merged(look(text));
    }

    /** How many steps it takes to look at a text: the same on every machine. */
    long steps(String text) {
        return look(text).patience().spent();
    }

    private Scan look(String text) {
        Scan scan = new Scan(text, kinds, kinds.all());
        kinds.all().scan(scan);
        if (text.startsWith("s.")) {
            OldVaultSpotter.look(scan, 2);
        }
        lookForExtra(scan);
        Unhidden unhidden = Unhidden.of(text);
        if (unhidden != null) {
            lookAt(unhidden, scan);
        }
        if (text.indexOf('\n') >= 0) {
            new BrokenLines(scan, kinds).look();
        }
        return scan;
    }

    /**
     * The text with a mark in the place of everything that looks like a secret. Doing it twice changes nothing.
     *
     * @param text any text
     */
    public String redact(String text) {
        String redacted = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Finding> findings = find(redacted);
            if (findings.isEmpty()) {
                return redacted;
            }
            redacted = replaced(redacted, findings);
        }
        return redacted;
    }

    /**
     * Whether a text holds a mark of ours, or something that looks like a secret.
     *
     * @param text any text
     */
    public boolean isTainted(String text) {
        return text.contains(Marks.BEGIN) || !find(text).isEmpty();
    }

    private void lookAt(Unhidden unhidden, Scan scan) {
        Scan inner = new Scan(unhidden.text(), kinds, kinds.all());
        kinds.all().scan(inner);
        scan.patience().count(inner.patience().spent());
        lookForExtra(inner);
        for (Spot spot : inner.spots()) {
            scan.found(unhidden.origin(spot.start()), unhidden.originOfEnd(spot.end()), spot.kind(), spot.weight());
        }
    }

    private void lookForExtra(Scan scan) {
        for (OperatorPattern extra : kinds.extra()) {
            extra.look(scan);
        }
    }

    private List<Finding> merged(Scan scan) {
        List<Spot> spots = new ArrayList<>(scan.spots());
        if (spots.isEmpty()) {
            return List.of();
        }
        spots.sort(Comparator.comparingInt(Spot::start).thenComparing(Spot::end, Comparator.reverseOrder()));
        List<Finding> findings = new ArrayList<>();
        Spot open = spots.get(0);
        for (Spot spot : spots.subList(1, spots.size())) {
            if (spot.start() < open.end()) {
                open = joined(open, spot);
            } else {
                add(findings, open, scan.text());
                open = spot;
            }
        }
        add(findings, open, scan.text());
        return List.copyOf(findings);
    }

    private void add(List<Finding> findings, Spot spot, String text) {
        if (!kinds.isAllowed(text.substring(spot.start(), spot.end()))) {
            findings.add(new Finding(spot.start(), spot.end(), spot.kind()));
        }
    }

    private static Spot joined(Spot one, Spot other) {
        Spot names = other.weight() > one.weight() ? other : one;
        return new Spot(one.start(), Math.max(one.end(), other.end()), names.kind(), names.weight());
    }

    private static String replaced(String text, List<Finding> findings) {
        StringBuilder replaced = new StringBuilder(text.length());
        int from = 0;
        for (Finding finding : findings) {
            replaced.append(text, from, finding.start()).append(Marks.of(finding.kind()));
            from = finding.end();
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private static final class BuiltIn {
        static final Detector DETECTOR = new Detector(Kinds.builtIn());
    }
}
