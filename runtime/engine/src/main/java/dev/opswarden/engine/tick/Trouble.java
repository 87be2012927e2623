package dev.opswarden.engine.tick;

import java.time.Duration;

/**
 * Something that is wrong with the worker itself, and may be so for many ticks.
 *
 * @param key which trouble it is, from tick to tick: its kind, a colon, and what it is about
 * @param text what is wrong, in one sentence
 * @param over what to say when it is over
 * @param patience how long it may last before the operator is told: some things mend themselves
 */
record Trouble(String key, String text, String over, Duration patience) {

    /** A hub that is away for less than this is nobody's business; the same for a brain, since others decide. */
    static final Duration AN_HOUR = Duration.ofHours(1);

    /** A hub that refuses does not come round, but while it is being replaced anything may answer for it. */
    static final Duration A_WHILE = Duration.ofMinutes(10);

    static final String HUB = "hub:";
    static final String PLUGINS = "plugins:";
    static final String RULES = "rules:";
    static final String BRAIN = "brain:";

    /** The hub cannot be read, for one of three reasons. */
    static Trouble hub(String which, String text, Duration patience) {
        return new Trouble(HUB + which, text, "the hub can be read again", patience);
    }

    /** Something that was to be loaded is not there; what comes after a colon says why, and may change. */
    static Trouble plugin(String sentence) {
        int colon = sentence.indexOf(": ");
        String head = colon < 0 ? sentence : sentence.substring(0, colon);
        return new Trouble(PLUGINS + head, sentence, "no longer so: " + head, Duration.ZERO);
    }

    /** The rules behind a brain are not those of their directory. */
    static Trouble rules(String brain, String text) {
        return new Trouble(RULES + brain, text, "the rules as edited are in force again", Duration.ZERO);
    }

    /** A brain failed at each message that it was asked about. */
    static Trouble brain(String brain, String why) {
        return new Trouble(
                BRAIN + brain, "brain " + brain + " fails: " + why, "brain " + brain + " works again", AN_HOUR);
    }

    /** Its kind, with the colon. */
    String kind() {
        return key.substring(0, key.indexOf(':') + 1);
    }
}
