package dev.opswarden.spi;

/**
 * Something about a rule file that its author should know.
 *
 * @param file the file's name in the rules directory; empty where it concerns no single file
 * @param line where, counted from 1; 0 where that is not known
 * @param text what, in one sentence
 */
public record RuleRemark(String file, int line, String text) {

    /** {@code file.drl:line: text}, as far as file and line are known. */
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ") + text;
    }
}
