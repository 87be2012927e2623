package dev.opswarden.plugin.drools.drl;

/**
 * Something about a rule file that its author should know.
 *
 * @param line where, counted from 1
 * @param text what, in one sentence
 */
public record Finding(int line, String text) {}
