package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.ArrayList;
import java.util.List;

/** A secret that stands near its public half, without a word of what it is: {@code AKIA…,wJalr…}. */
final class NeighbourSpotter implements Spotter {

    private static final int FARTHEST = 160;
    private static final String HEXADECIMAL = "0123456789abcdef";

    private final CharRun id;
    private final int idLength;
    private final CharRun secret;
    private final int secretLength;
    private final String kind;
    private final double entropy;

    private NeighbourSpotter(String kind, CharRun id, int idLength, CharRun secret, int secretLength, double entropy) {
        this.kind = kind;
        this.id = id;
        this.idLength = idLength;
        this.secret = secret;
        this.secretLength = secretLength;
        this.entropy = entropy;
    }

    static List<KeywordIndex.Entry> entries() {
        List<KeywordIndex.Entry> entries = new ArrayList<>(20);
        Spotter aws = new NeighbourSpotter(
                "aws-secret-access-key",
                CharRun.parse("[A-Z0-9]{20}"),
                20,
                CharRun.parse("[A-Za-z0-9/+]{40,41}"),
                40,
                4.0);
        entries.add(new KeywordIndex.Entry("AKIA", aws));
        entries.add(new KeywordIndex.Entry("ASIA", aws));
        Spotter twilio = new NeighbourSpotter(
                "twilio-auth-token", CharRun.parse("[A-Ca-f0-9]{34}"), 34, CharRun.parse("[a-f0-9]{32,33}"), 32, 3.0);
        for (int i = 0; i < HEXADECIMAL.length(); i++) {
            entries.add(new KeywordIndex.Entry("AC" + HEXADECIMAL.charAt(i), twilio));
        }
        return entries;
    }

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        int end = hit + idLength;
        if (id.forward(text, hit) != end || !Boundary.after(text, end) || !Boundary.before(text, hit)) {
            return;
        }
        scan.patience().spend(FARTHEST);
        int most = Math.min(text.length() - secretLength, hit + FARTHEST);
        for (int i = end; i <= most; i++) {
            boolean begins = secret.has(text.charAt(i)) && !secret.has(text.charAt(i - 1));
            if (begins && secret.forward(text, i) == i + secretLength && isRandom(text, i, i + secretLength)) {
                scan.found(i, i + secretLength, kind, Scan.FORMED);
                return;
            }
        }
    }

    private boolean isRandom(String text, int start, int end) {
        Mixture mixture = Mixture.of(text, start, end);
        boolean mixed = !secret.has('Z') || (mixture.upper() > 3 && mixture.lower() > 3);
        return mixed
                && mixture.digits() > 0
                && Boundary.before(text, start)
                && Boundary.after(text, end)
                && Randomness.entropy(text, start, end) >= entropy
                && !Placeholder.inToken(text, start, end);
    }
}
