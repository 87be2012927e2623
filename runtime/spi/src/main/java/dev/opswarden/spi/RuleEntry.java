package dev.opswarden.spi;

/**
 * A rule that is in force.
 *
 * @param name its name
 * @param file its file's name in the rules directory
 * @param line where it begins, counted from 1
 * @param salience how its file puts it: a number or an expression; empty where it gives none
 */
public record RuleEntry(String name, String file, int line, String salience) {}
