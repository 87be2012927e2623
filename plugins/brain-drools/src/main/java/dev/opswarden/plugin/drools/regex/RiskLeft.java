package dev.opswarden.plugin.drools.regex;

/** An expression that can take long on a text was not tried, because whoever asked wanted it so. */
final class RiskLeft extends RuntimeException {

    private static final long serialVersionUID = 1;

    RiskLeft() {
        super("left to be tried later", null, false, false);
    }
}
