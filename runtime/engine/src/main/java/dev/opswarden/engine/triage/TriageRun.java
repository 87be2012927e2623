package dev.opswarden.engine.triage;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Decides the messages of one tick, a few at a time.
 *
 * <p>What was decided is kept as it comes: {@link #close} tells it at any moment, also when the stage ran out of time
 * or the tick is being stopped.
 */
public final class TriageRun {

    /** How many messages are with a brain at a time: a model answers two in the time of one, rules do not mind. */
    private static final int LANES = 2;

    private final Vertx vertx;
    private final List<Message> messages;
    private final BooleanSupplier wanted;
    private final IntConsumer progress;
    private final Redactor redactor;
    private final Council council;

    private final Map<Integer, Council.Answer> answers = new TreeMap<>();
    private int next;
    private boolean closed;

    /**
     * A triage that has not begun.
     *
     * @param vertx whose context it runs on
     * @param messages what to decide
     * @param brains whom to ask, in order
     * @param limit how long the whole triage may take
     * @param wanted asked before each message; once it says no, no further message is taken up
     * @param progress told how many are decided so far
     * @param redactor what a brain wrote passes it before anybody sees it
     */
    public TriageRun(
            Vertx vertx,
            List<Message> messages,
            List<Brain> brains,
            Duration limit,
            BooleanSupplier wanted,
            IntConsumer progress,
            Redactor redactor) {
        this.vertx = vertx;
        this.messages = messages;
        this.wanted = wanted;
        this.progress = progress;
        this.redactor = redactor;
        this.council = new Council(brains, limit);
    }

    /**
     * Lets brains ask what was said before a message.
     *
     * @param conversations finds the thread of a message
     */
    public TriageRun knowing(Function<Message, Conversation> conversations) {
        council.knows(conversations);
        return this;
    }

    /** Asks every brain about every message, also when one has decided: what they say can be compared then. */
    public TriageRun askingEverybody() {
        council.askEverybody();
        return this;
    }

    /** What everybody said so far, in the order of the messages; nothing unless everybody is asked. */
    public List<Comparison> comparisons() {
        return messages.stream()
                .flatMap(message -> council.comparison(message.id()).stream())
                .toList();
    }

    /** Begins; completes when every message is decided or no more are wanted. Never fails for a brain's sake. */
    public Future<Void> run() {
        return Future.join(IntStream.range(0, Math.min(LANES, messages.size()))
                        .mapToObj(i -> lane())
                        .toList())
                .mapEmpty();
    }

    private Future<Void> lane() {
        Promise<Void> done = Promise.promise();
        takeUpNext(done);
        return done.future();
    }

    private void takeUpNext(Promise<Void> done) {
        int index;
        synchronized (this) {
            if (closed || next >= messages.size() || !wanted.getAsBoolean()) {
                done.complete();
                return;
            }
            index = next++;
        }
        // Redacted on the way: what fails there must end the lane, not leave it waiting.
        council.decide(messages.get(index)).map(said -> said.redacted(redactor)).onComplete(answer -> {
            if (answer.failed()) {
                done.fail(answer.cause());
                return;
            }
            keep(index, answer.result());
            // Not called from here: ten thousand brains that answer at once would be as many frames on the stack.
            vertx.runOnContext(ignored -> takeUpNext(done));
        });
    }

    private void keep(int index, Council.Answer answer) {
        int decided;
        synchronized (this) {
            if (closed) {
                return;
            }
            answers.put(index, answer);
            decided = answers.size();
        }
        progress.accept(decided);
    }

    /** How many messages are decided so far. */
    public synchronized int decided() {
        return answers.size();
    }

    /** Ends the triage and says what was decided; what a brain says later is dropped. */
    public synchronized TriageResult close() {
        closed = true;
        List<Verdict> verdicts = new ArrayList<>();
        List<Fallback> fallbacks = new ArrayList<>();
        for (Council.Answer answer : answers.values()) {
            verdicts.add(answer.verdict());
            fallbacks.addAll(answer.fallbacks());
        }
        return new TriageResult(
                List.copyOf(verdicts),
                messages.size() - verdicts.size(),
                List.copyOf(fallbacks),
                council.defects().stream().map(redactor::line).toList());
    }
}
