package dev.opswarden.engine.secrets.detect;

import dev.opswarden.engine.secrets.detect.Randomness.Mixture;
import java.util.List;

/** The secret that stands near an access key id, without a word of what it is: {@code AKIA…,wJalr…}. */
final class AwsPairSpotter implements Spotter {

    static final List<String> KEYWORDS = List.of("AKIA", "ASIA");

    private static final int FARTHEST = 160;
    private static final int LENGTH = 40;
    private static final CharRun ID = CharRun.parse("[A-Z0-9]{16}");
    private static final CharRun SECRET = CharRun.parse("[A-Za-z0-9/+]{40,41}");

    @Override
    public void at(Scan scan, int hit) {
        String text = scan.text();
        if (ID.forward(text, hit + 4) != hit + 20 || !Boundary.after(text, hit + 20)) {
            return;
        }
        int most = Math.min(text.length() - LENGTH, hit + FARTHEST);
        for (int i = hit + 20; i <= most; i++) {
            boolean begins = SECRET.has(text.charAt(i)) && !SECRET.has(text.charAt(i - 1));
            if (begins && SECRET.forward(text, i) == i + LENGTH && isRandom(text, i, i + LENGTH)) {
                scan.found(i, i + LENGTH, "aws-secret-access-key", Scan.FORMED);
                return;
            }
        }
    }

    private static boolean isRandom(String text, int start, int end) {
        Mixture mixture = Mixture.of(text, start, end);
        return mixture.upper() > 3
                && mixture.lower() > 3
                && mixture.digits() > 0
                && Randomness.entropy(text, start, end) >= 4.0
                && !Placeholder.inToken(text, start, end);
    }
}
