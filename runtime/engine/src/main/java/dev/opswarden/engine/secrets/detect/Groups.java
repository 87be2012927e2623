package dev.opswarden.engine.secrets.detect;

/** A secret in groups that people read out: {@code JBSW Y3DP EHPK 3PXP}, {@code ZAQWS-XCDER-VBGTR-FRTGU}. */
final class Groups {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 8;
    private static final int FEWEST = 4;
    private static final int MOST = 32;

    private Groups() {}

    /** Where the groups end that begin here; -1 if none do. */
    static int end(String text, int start) {
        int length = groupEnd(text, start) - start;
        if (length < SHORTEST || length > LONGEST) {
            return -1;
        }
        int at = start + length;
        int groups = 1;
        char parted = at < text.length() ? text.charAt(at) : 0;
        while (groups < MOST
                && (parted == ' ' || parted == '-')
                && at < text.length()
                && text.charAt(at) == parted
                && groupEnd(text, at + 1) == at + 1 + length) {
            at += length + 1;
            groups++;
        }
        return groups >= FEWEST && Boundary.after(text, at) && isDrawn(text, start, at) ? at : -1;
    }

    private static int groupEnd(String text, int start) {
        int i = start;
        while (i < text.length() && i - start <= LONGEST && Boundary.isWord(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Letters of one case, and neither words nor digits alone. */
    private static boolean isDrawn(String text, int start, int end) {
        Randomness.Mixture mixture = Randomness.Mixture.of(text, start, end);
        boolean oneCase = mixture.upper() == 0 || mixture.lower() == 0;
        return oneCase
                && !Placeholder.isValue(text.substring(start, end))
                && mixture.letters() * 3 >= end - start
                && !Words.isMadeOfWords(text, start, end);
    }
}
