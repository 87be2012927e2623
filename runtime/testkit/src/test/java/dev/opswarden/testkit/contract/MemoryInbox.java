package dev.opswarden.testkit.contract;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An inbox that keeps every rule, and the other side that it reads. */
class MemoryInbox extends InboxSourceContract {

    private final TreeMap<Integer, RawMessage> messages = new TreeMap<>();
    private boolean broken;
    private boolean away;

    @Override
    protected InboxSource create(PluginContext context) throws Exception {
        return new Source();
    }

    @Override
    protected MessageId arrives(String from, String subject, String body) {
        int number = messages.size();
        MessageId id = new MessageId("m" + number);
        messages.put(
                number,
                new RawMessage(
                        id, from, "ops-warden", subject, body, null, TestingClock.START, null, null, null, List.of()));
        return id;
    }

    @Override
    protected void somethingBrokenArrives() {
        broken = true;
    }

    @Override
    protected void isReadElsewhere(MessageId id) {
        messages.replaceAll((number, old) -> old.id().equals(id) ? read(old) : old);
    }

    @Override
    protected void goesAway() {
        away = true;
    }

    @Override
    protected Object otherSide() {
        return Map.copyOf(messages);
    }

    final boolean isAway() {
        return away;
    }

    final boolean isBroken() {
        return broken;
    }

    final <T> Future<T> unlessAway(T answer) {
        return away
                ? Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "the store is away"))
                : Future.succeededFuture(answer);
    }

    private static RawMessage read(RawMessage old) {
        return new RawMessage(
                old.id(),
                old.from(),
                old.to(),
                old.subject(),
                old.body(),
                null,
                old.createdAt(),
                TestingClock.START,
                null,
                null,
                List.of());
    }

    /** Whatever a fault is made of is a subclass of this. */
    class Source implements InboxSource {

        @Override
        public String id() {
            return "memory";
        }

        @Override
        public Future<Health> health() {
            return Future.succeededFuture(
                    away ? new Health.Unreachable("the store is away") : new Health.Healthy("here"));
        }

        @Override
        public Future<Void> unread(UnreadSink sink) {
            if (broken && !away) {
                sink.rejected("entry 1", "it has no sender");
            }
            for (RawMessage message : List.copyOf(messages.values())) {
                if (message.readAt() == null && !away) {
                    sink.message(message);
                }
            }
            return unlessAway(null);
        }

        @Override
        public Future<Optional<RawMessage>> message(MessageId id) {
            return unlessAway(messages.values().stream()
                    .filter(message -> message.id().equals(id))
                    .findFirst());
        }

        @Override
        public Future<List<RawMessage>> recent(int limit) {
            List<RawMessage> all = new ArrayList<>(messages.values());
            return unlessAway(all.subList(Math.max(0, all.size() - limit), all.size()));
        }
    }
}
