package dev.opswarden.spi;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /**
     * A tick has worked with these rules: if they are those of the directory, they are the ones to fall back on from now
     * on; if not, it is remembered since when.
     *
     * @return completes when that is on disk; by default nothing is remembered
     */
    default Future<Void> remember() {
        return Future.succeededFuture();
    }

    /**
     * Compiles every rule of a directory and looks for mistakes. Changes nothing.
     *
     * @param directory which; it need not be the one whose rules are in force
     * @return what was found; a broken rule is a remark, not a failure
     */
    default Future<RuleCheck> check(Path directory) {
        return unsupported("check rules");
    }

    /**
     * Runs the cases in {@code tests/} of a directory against its rules, as they lie there. Changes nothing.
     *
     * @param directory which
     * @return what came of them; fails with {@link ErrorKind#REFUSED} where the rules do not compile
     */
    default Future<RuleTestRun> test(Path directory) {
        return unsupported("run the cases of rules");
    }

    /** The rules in force, in the order of their files. */
    default Future<List<RuleEntry>> list() {
        return unsupported("list rules");
    }

    /**
     * Asks the rules in force about a message, and each of them why.
     *
     * @param message the message, bounded and cleaned
     */
    default Future<RuleExplanation> explain(Message message) {
        return unsupported("explain rules");
    }

    /**
     * Asks rules about messages, as a tick would, one after another.
     *
     * @param directory whose rules: those of this directory as they lie there, or, where none is given, those in force
     * @param messages the messages, bounded and cleaned
     * @return an answer for each, in their order; fails with {@link ErrorKind#REFUSED} where the directory's rules do
     *     not compile
     */
    default Future<List<RuleAnswer>> answers(Optional<Path> directory, List<Message> messages) {
        return unsupported("ask rules");
    }

    private <T> Future<T> unsupported(String what) {
        return Future.failedFuture(new WardenException(ErrorKind.REFUSED, "brain " + id() + " has no way to " + what));
    }

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
     * @param since since when it is, as far as that is known; empty while the rules are current
     */
    record Status(int files, int rules, State state, List<String> problems, Optional<Instant> since) {

        /** What is in force, and nobody knows since when. */
        public Status(int files, int rules, State state, List<String> problems) {
            this(files, rules, state, problems, Optional.empty());
        }

        /** Copies the problems. */
        public Status {
            problems = List.copyOf(problems);
        }
    }
}
