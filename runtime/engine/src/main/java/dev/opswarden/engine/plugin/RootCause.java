package dev.opswarden.engine.plugin;

import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.text.LogText;
import dev.opswarden.spi.WardenException;

/** What really went wrong in a plugin: Java wraps it, and a wrapper says nothing. */
final class RootCause {

    private static final int DEEPEST = 30;

    private RootCause() {}

    /** One line: what a failure for the operator says, or what any other is. */
    static String of(Throwable thrown) {
        Throwable root = thrown;
        try {
            for (int depth = 0; depth < DEEPEST; depth++) {
                Throwable cause = root.getCause();
                if (cause == null || cause == root || root instanceof WardenException) {
                    break;
                }
                root = cause;
            }
            String said = root instanceof WardenException known ? known.getMessage() : root.toString();
            return Secrets.hide(LogText.of(said));
        } catch (RuntimeException | Error e) {
            // A throwable is a plugin's code as well.
            return root.getClass().getName();
        }
    }
}
