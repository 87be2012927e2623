package dev.opswarden.testkit;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** A reply channel in memory that keeps its promise about keys, and whose answers a test may replace or lose. */
public final class FakeReplyChannel implements ReplyChannel {

    private final Map<String, Reply> taken = new LinkedHashMap<>();
    private final Set<String> read = new TreeSet<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<Future<Receipt>> instead = Optional.empty();
    private UnaryOperator<Future<Receipt>> onTheWayBack = UnaryOperator.identity();
    private Future<Void> marking = Future.succeededFuture();

    /** What {@link #send} answers from now on, without taking anything. */
    public synchronized FakeReplyChannel declining(WardenException failure) {
        instead = Optional.of(Future.failedFuture(failure));
        return this;
    }

    /** From now on {@link #send} takes the reply, and what it answers is changed on its way back. */
    public synchronized FakeReplyChannel onTheWayBack(UnaryOperator<Future<Receipt>> change) {
        onTheWayBack = change;
        return this;
    }

    /** From now on {@link #send} takes the reply, and its answer is lost. */
    public synchronized FakeReplyChannel losingAnswers() {
        return onTheWayBack(
                receipt -> Future.failedFuture(new WardenException(ErrorKind.TIMEOUT, "the answer did not come")));
    }

    /** From now on all is well again. */
    public synchronized FakeReplyChannel mended() {
        instead = Optional.empty();
        onTheWayBack = UnaryOperator.identity();
        marking = Future.succeededFuture();
        return this;
    }

    /** What {@link #markRead} answers from now on; a message whose mark fails is not marked. */
    public synchronized FakeReplyChannel marking(Future<Void> answer) {
        marking = answer;
        return this;
    }

    /** The replies that were taken, by key. */
    public synchronized Map<String, Reply> taken() {
        return Map.copyOf(taken);
    }

    /** The messages that were marked read. */
    public synchronized Set<String> read() {
        return Set.copyOf(read);
    }

    /** The names of the methods that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Takes a reply as if a request that was long on its way had arrived. */
    public synchronized void arrives(Reply reply, String key) {
        taken.putIfAbsent(key, reply);
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public synchronized Future<Receipt> send(Reply reply, String key) {
        calls.add("send");
        if (instead.isPresent()) {
            return instead.get();
        }
        Reply earlier = taken.putIfAbsent(key, reply);
        Receipt receipt = receipt(earlier == null ? reply : earlier, earlier == null);
        return onTheWayBack.apply(Future.succeededFuture(receipt));
    }

    @Override
    public synchronized Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
        calls.add("find");
        return Future.succeededFuture(taken.values().stream()
                .filter(reply -> reply.inReplyTo().equals(inReplyTo))
                .filter(reply -> reply.threadId().equals(threadId))
                .map(reply -> receipt(reply, false))
                .findFirst());
    }

    @Override
    public synchronized Future<Void> markRead(MessageId id) {
        calls.add("markRead");
        if (marking.succeeded()) {
            read.add(id.value());
        }
        return marking;
    }

    private static Receipt receipt(Reply reply, boolean stored) {
        return new Receipt("reply-to-" + reply.inReplyTo(), reply.body(), stored);
    }
}
