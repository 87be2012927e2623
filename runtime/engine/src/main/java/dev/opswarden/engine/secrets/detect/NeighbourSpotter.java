package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;

/** A secret that stands near its public half, without a word of what it is: {@code AKIA…,wJalr…}. */
final class NeighbourSpotter implements Spotter {

    static final String KEYWORDS = "AKIA;ASIA;;AC0;AC1;AC2;AC3;AC4;AC5;AC6;AC7;AC8;AC9;ACa;ACb;ACc;ACd;ACe;ACf";

    private static final int FARTHEST = 160;

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

    static Spotter of(String first) {
        return first.equals("AKIA")
                ? new NeighbourSpotter(
                        "aws-secret-access-key",
                        CharRun.parse("[A-Z0-9]{20}"),
                        20,
                        CharRun.parse("[A-Za-z0-9/+]{40,41}"),
                        40,
                        4.0)
                : new NeighbourSpotter(
                        "twilio-auth-token",
                        CharRun.parse("[A-Ca-f0-9]{34}"),
                        34,
                        CharRun.parse("[a-f0-9]{32,33}"),
                        32,
                        3.0);
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
