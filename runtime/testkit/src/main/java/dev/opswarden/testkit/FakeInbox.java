package dev.opswarden.testkit;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An inbox in memory, whose answers a test may replace. */
public class FakeInbox implements InboxSource {

    private final List<RawMessage> messages = new ArrayList<>();
    private final List<RawMessage> elsewhere = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Future<Health> health = Future.succeededFuture(new Health.Healthy("fake"));
    private Future<Void> end = Future.succeededFuture();
    private boolean listing = true;
    private boolean threads = true;

    /** Puts a message in. */
    public synchronized FakeInbox with(RawMessage message) {
        messages.add(message);
        return this;
    }

    /** Puts a message in the place of the one with its id. */
    public synchronized FakeInbox replacing(RawMessage message) {
        messages.removeIf(old -> old.id().equals(message.id()));
        return with(message);
    }

    /** Takes a message out. */
    public synchronized FakeInbox without(String id) {
        messages.removeIf(old -> old.id().value().equals(id));
        return this;
    }

    /** Takes every message out. */
    public synchronized void clear() {
        messages.clear();
    }

    /** Whether {@link #unread} hands in what is there; a list may be wrong once. */
    public synchronized FakeInbox listing(boolean right) {
        listing = right;
        return this;
    }

    /** Puts a message into its thread that is in nobody's inbox here. */
    public synchronized FakeInbox alsoInThread(RawMessage message) {
        elsewhere.add(message);
        return this;
    }

    /** Whether {@link #thread} answers from now on, or fails. */
    public synchronized FakeInbox threads(boolean answering) {
        threads = answering;
        return this;
    }

    /** What {@link #health} answers from now on. */
    public synchronized FakeInbox answering(Future<Health> answer) {
        health = answer;
        return this;
    }

    /** How {@link #unread} ends from now on, after it has handed in every message. */
    public synchronized FakeInbox ending(Future<Void> answer) {
        end = answer;
        return this;
    }

    /** The names of the methods that were called, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public synchronized Future<Health> health() {
        calls.add("health");
        return health;
    }

    @Override
    public synchronized Future<Void> unread(UnreadSink sink) {
        calls.add("unread");
        if (listing) {
            messages.stream().filter(message -> message.readAt() == null).forEach(sink::message);
        }
        return end;
    }

    @Override
    public synchronized Future<Optional<RawMessage>> message(MessageId id) {
        calls.add("message");
        return Future.succeededFuture(
                messages.stream().filter(message -> message.id().equals(id)).findFirst());
    }

    @Override
    public synchronized Future<List<RawMessage>> thread(String threadId) {
        calls.add("thread");
        if (!threads) {
            return Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "the connection broke"));
        }
        return Future.succeededFuture(Stream.concat(messages.stream(), elsewhere.stream())
                .filter(message -> message.thread().equals(threadId))
                .toList());
    }

    @Override
    public synchronized Future<List<RawMessage>> recent(int limit) {
        calls.add("recent");
        return Future.succeededFuture(
                List.copyOf(messages.subList(Math.max(0, messages.size() - limit), messages.size())));
    }
}
