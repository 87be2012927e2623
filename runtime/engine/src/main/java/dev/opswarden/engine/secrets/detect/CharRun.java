package dev.opswarden.engine.secrets.detect;

/**
 * So many ASCII characters of a class, {@code [A-Za-z0-9_-]{20,40}}: what most tokens are made of, and told without a
 * regular expression.
 */
final class CharRun {

    private static final int ASCII = 128;

    private final boolean[] members;
    private final int min;
    private final int max;

    private CharRun(boolean[] members, int min, int max) {
        this.members = members;
        this.min = min;
        this.max = max;
    }

    /**
     * Reads {@code [CLASS]{N}} or {@code [CLASS]{N,M}}; a hyphen at an end of the class stands for itself.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CharRun parse(String spec) {
        int close = spec.lastIndexOf("]{");
        if (!spec.startsWith("[") || close < 0 || !spec.endsWith("}")) {
            throw new IllegalArgumentException("'" + spec + "' is no [CLASS]{N,M}");
        }
        boolean[] members = new boolean[ASCII];
        for (int i = 1; i < close; i++) {
            char from = spec.charAt(i);
            boolean range = i + 2 < close && spec.charAt(i + 1) == '-';
            char to = range ? spec.charAt(i + 2) : from;
            for (char c = from; c <= to; c++) {
                members[c] = true;
            }
            i += range ? 2 : 0;
        }
        String counts = spec.substring(close + 2, spec.length() - 1);
        int comma = counts.indexOf(',');
        int min = Integer.parseInt(comma < 0 ? counts : counts.substring(0, comma));
        return new CharRun(members, min, comma < 0 ? min : Integer.parseInt(counts.substring(comma + 1)));
    }

    boolean has(char c) {
        return c < ASCII && members[c];
    }

    /** Where the run that begins here ends, as far as it may go; -1 if it is too short. */
    int forward(String text, int at) {
        int most = (int) Math.min(text.length(), (long) at + max);
        int end = at;
        while (end < most && has(text.charAt(end))) {
            end++;
        }
        return end - at < min ? -1 : end;
    }

    /** Where the run that ends here begins, as far as it may go; -1 if it is too short. */
    int backward(String text, int at) {
        int most = Math.max(0, at - max);
        int start = at;
        while (start > most && has(text.charAt(start - 1))) {
            start--;
        }
        return at - start < min ? -1 : start;
    }

    /** Whether a whole text is such a run. */
    boolean is(String text, int start, int end) {
        return end - start >= min && end - start <= max && forward(text, start) == end;
    }
}
