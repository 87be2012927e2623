package dev.opswarden.plugin.drools;

/**
 * Why rules do not compile.
 *
 * @param file the rule file, or empty where the compiler names none
 * @param line the line in it, counted from 1; 0 where the compiler names none
 * @param text what is wrong, on one line
 */
record RuleProblem(String file, int line, String text) {

    RuleProblem {
        text = OneLine.of(text, 300);
    }

    /** The same problem, known to come from this file. */
    RuleProblem in(String name) {
        return file.isEmpty() ? new RuleProblem(name, 0, text) : this;
    }

    /** {@code file.drl:line: message}, as far as file and line are known. */
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ") + text;
    }
}
