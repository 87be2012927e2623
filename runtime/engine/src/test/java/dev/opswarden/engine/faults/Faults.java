package dev.opswarden.engine.faults;

import dev.opswarden.engine.state.Change;
import dev.opswarden.engine.state.Ledger;
import dev.opswarden.engine.state.Loaded;
import dev.opswarden.engine.state.Updated;
import dev.opswarden.engine.state.WorkerState;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Receipt;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.ReplyChannel;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets one operation fail, the n-th of all on the state and the hub; after it was done, or instead of it. */
public final class Faults {

    private final AtomicInteger left;
    private final boolean afterwards;

    /**
     * A fault to come.
     *
     * @param n which operation fails, from 1; 0 for none
     * @param afterwards whether it is done and only its answer is lost
     */
    public Faults(int n, boolean afterwards) {
        this.left = new AtomicInteger(n == 0 ? Integer.MAX_VALUE : n);
        this.afterwards = afterwards;
    }

    /** Whether it has happened. */
    public boolean happened() {
        return left.get() <= 0;
    }

    /** The state, which may fail. */
    public Ledger around(Ledger ledger) {
        return new Ledger() {
            @Override
            public Loaded read() {
                return local(ledger::read);
            }

            @Override
            public Updated update(Function<WorkerState, Change> change) {
                return local(() -> ledger.update(change));
            }
        };
    }

    /** The inbox, which may fail. */
    public InboxSource around(InboxSource inbox) {
        return new InboxSource() {
            @Override
            public String id() {
                return inbox.id();
            }

            @Override
            public Future<Health> health() {
                return remote(inbox::health);
            }

            @Override
            public Future<Void> unread(UnreadSink sink) {
                return remote(() -> inbox.unread(sink));
            }

            @Override
            public Future<Optional<RawMessage>> message(MessageId id) {
                return remote(() -> inbox.message(id));
            }

            @Override
            public Future<List<RawMessage>> thread(String threadId) {
                return remote(() -> inbox.thread(threadId));
            }
        };
    }

    /** The way out, which may fail. */
    public ReplyChannel around(ReplyChannel channel) {
        return new ReplyChannel() {
            @Override
            public String id() {
                return channel.id();
            }

            @Override
            public Future<Receipt> send(Reply reply, String key) {
                return remote(() -> channel.send(reply, key));
            }

            @Override
            public Future<Optional<Receipt>> find(String threadId, MessageId inReplyTo) {
                return remote(() -> channel.find(threadId, inReplyTo));
            }

            @Override
            public Future<Void> markRead(MessageId id) {
                return remote(() -> channel.markRead(id));
            }
        };
    }

    /** The place for notes, which may fail. */
    public ProgressLog around(ProgressLog log) {
        return new ProgressLog() {
            @Override
            public String id() {
                return log.id();
            }

            @Override
            public Future<Void> post(ProgressNote note, String key) {
                return remote(() -> log.post(note, key));
            }
        };
    }

    private <T> T local(Supplier<T> operation) {
        if (left.decrementAndGet() != 0) {
            return operation.get();
        }
        String lost = afterwards ? " after " + operation.get() : "";
        throw new WardenException(ErrorKind.STATE, "no space left on device" + lost);
    }

    private <T> Future<T> remote(Supplier<Future<T>> operation) {
        if (left.decrementAndGet() != 0) {
            return operation.get();
        }
        WardenException broken = new WardenException(ErrorKind.UNREACHABLE, "the connection broke");
        return afterwards ? operation.get().compose(done -> Future.failedFuture(broken)) : Future.failedFuture(broken);
    }
}
