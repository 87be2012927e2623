package dev.opswarden.cli.logging;

import org.slf4j.event.EventConstants;

/** How much of what is said is logged, by who says it and how often {@code -v} was given. */
final class LogLevels {

    /** Above every level. */
    static final int OFF = Integer.MAX_VALUE;

    /** What they say of connections comes as a failure, too. */
    private static final String[] TALKATIVE = {"io.netty", "io.vertx"};

    /** They log the source that they generate, warn of their own taste, and say again what the rule book says better. */
    private static final String[] DROOLS = {"org.drools", "org.kie"};

    private LogLevels() {}

    /**
     * The least level that is logged.
     *
     * @param logger the name of who says it
     * @param verbosity as {@link LogSink} has it
     * @return one of slf4j's numbers, or {@link #OFF}
     */
    static int least(String logger, int verbosity) {
        if (verbosity < 3) {
            if (isBelow(logger, TALKATIVE)) {
                return EventConstants.ERROR_INT;
            }
            if (isBelow(logger, DROOLS)) {
                return OFF;
            }
        }
        return switch (verbosity) {
            case 0 -> EventConstants.WARN_INT;
            case 1 -> EventConstants.INFO_INT;
            default -> EventConstants.DEBUG_INT;
        };
    }

    /** Those who do not follow the root. */
    static String[][] exceptions() {
        return new String[][] {TALKATIVE, DROOLS};
    }

    private static boolean isBelow(String logger, String[] roots) {
        for (String root : roots) {
            if (logger.startsWith(root) && (logger.length() == root.length() || logger.charAt(root.length()) == '.')) {
                return true;
            }
        }
        return false;
    }
}
