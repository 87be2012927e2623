package dev.opswarden.spi;

import io.vertx.core.Future;
import java.util.List;
import org.pf4j.ExtensionPoint;

/** The rules behind a brain, for an operator who wants to know which of them are in force. */
public interface RuleBook extends ExtensionPoint {

    /** The id of the brain that decides by these rules. */
    String id();

    /**
     * Looks at the rules as they lie in {@code WORKER_RULES_DIR}. Changes nothing.
     *
     * @return what is in force; a broken rule is a {@link Status} with problems, not a failure
     */
    Future<Status> status();

    /** Whether what is in force is what lies in the directory. */
    enum State {
        /** Every file compiles and is in force. */
        CURRENT,
        /** A file does not compile; the rules of an earlier time are in force. */
        LAST_KNOWN_GOOD,
        /** A file does not compile and nothing can stand in for it. */
        BROKEN
    }

    /**
     * What is in force.
     *
     * @param files how many {@code .drl} files there are
     * @param rules how many rules are in force
     * @param state whether they are those of the directory
     * @param problems what is wrong, each as {@code file.drl:line: message}
     */
    record Status(int files, int rules, State state, List<String> problems) {

        /** Copies the problems. */
        public Status {
            problems = List.copyOf(problems);
        }
    }
}
