package dev.opswarden.spi;

import java.util.List;

/**
 * What came of the cases in {@code tests/}.
 *
 * @param cases how many cases there are
 * @param failures those that did not come out as expected
 * @param unreached the rules by which no case was decided, by name
 */
public record RuleTestRun(int cases, List<Failure> failures, List<String> unreached) {

    /** Copies the lists. */
    public RuleTestRun {
        failures = List.copyOf(failures);
        unreached = List.copyOf(unreached);
    }

    /**
     * A case that did not come out as expected.
     *
     * @param file the file of the case, in {@code tests/}
     * @param name what the case is called
     * @param differences field by field
     * @param error why there is no answer, or why the case cannot be read; empty if there is one
     */
    public record Failure(String file, String name, List<Difference> differences, String error) {

        /** Copies the differences. */
        public Failure {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One field of the answer.
     *
     * @param field which: {@code decision}, {@code rule}, {@code priority} or {@code body_contains}
     * @param expected what the case says
     * @param actual what the rules said
     */
    public record Difference(String field, String expected, String actual) {}
}
