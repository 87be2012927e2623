package dev.opswarden.plugin.drools.drl;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int FARTHEST = 3;

    private Nearest() {}

    /** The name with the fewest letters to change, if they are few for its length. */
    public static Optional<String> to(String given, Collection<String> known) {
        String best = null;
        int fewest = Math.min(FARTHEST, Math.max(1, given.length() / 2)) + 1;
        for (String name : known.stream().sorted().toList()) {
            int steps = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (steps < fewest) {
                fewest = steps;
                best = name;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code  (did you mean 'sender'?)}, or nothing. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> " (did you mean '" + name + "'?)").orElse("");
    }

    /** Letters put in, taken out, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
