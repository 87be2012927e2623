package dev.opswarden.plugin.drools;

import java.time.Duration;

/**
 * What the rules may take for one message.
 *
 * @param firings how many times rules may fire
 * @param time after which no further rule fires
 * @param patience after which a run that has not come back is left behind; longer than {@code time}
 * @param coldFactor how many times as long the first message of a run may take
 * @param failures how many failing rules are set aside in the search for a veto, and how many runs are left behind
 */
record RunLimits(int firings, Duration time, Duration patience, int coldFactor, int failures) {

    static final RunLimits USUAL = new RunLimits(1_000, Duration.ofSeconds(2), Duration.ofMillis(2_500), 4, 8);
}
