package dev.opswarden.plugin.drools;

/**
 * A rule file as it was read.
 *
 * @param name its name in the rules directory
 * @param text what it holds
 */
record RuleFile(String name, String text) {}
