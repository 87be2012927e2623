package dev.opswarden.plugin.drools;

/** A public class of ours, for rules that try to reach it. */
public final class RulesProbe {

    /** Does nothing. */
    public RulesProbe() {}
}
