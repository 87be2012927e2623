package dev.opswarden.engine.config;

import java.util.Locale;
import java.util.Optional;

/** Finds the variable that somebody most likely meant. */
final class Nearest {

    private static final int TYPING_ERRORS = 3;

    private Nearest() {}

    static Optional<String> to(String wrong) {
        String name = wrong.toUpperCase(Locale.ROOT);
        String best = null;
        int least = TYPING_ERRORS + 1;
        for (Setting<?> setting : SettingsTable.all()) {
            int distance = distance(name, setting.name());
            if (distance < least) {
                least = distance;
                best = setting.name();
            }
        }
        return best != null ? Optional.of(best) : completed(name);
    }

    /** {@code WARDEN_HUB_TOKEN} for {@code WARDEN_HUB_TOKEN_FILE}: further away than typing errors go. */
    private static Optional<String> completed(String name) {
        for (Setting<?> setting : SettingsTable.all()) {
            if (setting.name().startsWith(name + "_")) {
                return Optional.of(setting.name());
            }
        }
        return Optional.empty();
    }

    /** Levenshtein's: how many characters to add, drop or change. */
    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > TYPING_ERRORS) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
