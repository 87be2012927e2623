package dev.opswarden.plugin.drools;

import dev.opswarden.spi.OneLine;
import dev.opswarden.spi.RuleRemark;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why rules do not compile.
 *
 * @param file the rule file, or empty where the compiler names none
 * @param line the line in it, counted from 1; 0 where the compiler names none
 * @param text what is wrong, on one line
 */
record RuleProblem(String file, int line, String text) {

    private static final Pattern WRITTEN = Pattern.compile("([^:]+\\.drl)(?::(\\d{1,9}))?: (.*)");

    RuleProblem {
        text = OneLine.of(text, 300);
    }

    /** Reads what {@link #toString} wrote. */
    static RuleRemark parse(String problem) {
        Matcher parts = WRITTEN.matcher(problem);
        if (!parts.matches()) {
            return new RuleRemark("", 0, problem);
        }
        String line = parts.group(2);
        return new RuleRemark(parts.group(1), line == null ? 0 : Integer.parseInt(line), parts.group(3));
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
