package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;

/** A token as Vault made them once, {@code s.} and 24 letters and digits: two characters are too few for a keyword. */
final class OldVaultSpotter implements Spotter {

    static final String KEYWORDS = " s.;\"s.;'s.;`s.;=s.;:s.;>s.;(s.;,s.;|s.;[s.;\ns.";

    private static final int LENGTH = 24;
    private static final int PREFIX = 3;
    private static final double LEAST_ENTROPY = 3.3;

    @Override
    public void at(Scan scan, int hit) {
        look(scan, hit + PREFIX);
    }

    /** Looks behind a prefix; a text may also begin with it. */
    static void look(Scan scan, int from) {
        String text = scan.text();
        int end = from;
        while (end < text.length() && end - from <= LENGTH && Boundary.isWord(text.charAt(end))) {
            end++;
        }
        if (end - from != LENGTH || text.charAt(from - 2) != 's') {
            return;
        }
        Mixture mixture = Mixture.of(text, from, end);
        if (mixture.digits() > 0
                && mixture.upper() > 1
                && mixture.lower() > 1
                && Randomness.entropy(text, from, end) >= LEAST_ENTROPY) {
            scan.found(from - 2, end, "vault-token", Scan.FORMED + 2);
        }
    }
}
