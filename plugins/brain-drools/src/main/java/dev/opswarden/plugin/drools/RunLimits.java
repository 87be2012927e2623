package dev.opswarden.plugin.drools;

import java.time.Duration;

/**
 * What the rules may take for one message. Neither ends a consequence that never returns.
 *
 * @param firings how many times rules may fire
 * @param time after which no further rule fires
 * @param failures how many failing rules are set aside in the search for a veto
 */
record RunLimits(int firings, Duration time, int failures) {

    static final RunLimits USUAL = new RunLimits(1_000, Duration.ofSeconds(2), 8);
}
