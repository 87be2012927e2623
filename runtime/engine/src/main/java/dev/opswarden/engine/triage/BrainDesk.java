package dev.opswarden.engine.triage;

import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.Veto;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One brain at work in one triage: asks it within its share of the time, and no more once a call has hung.
 *
 * <p>A brain that did not answer in time holds a thread that nobody can take back; asking it again would lose another.
 */
final class BrainDesk {

    private final Brain brain;
    private final String id;
    private final Duration share;
    private final Supplier<Duration> elapsed;
    private volatile @Nullable String setAside;

    BrainDesk(Brain brain, Duration share, Supplier<Duration> elapsed) {
        this.brain = brain;
        this.id = brain.id();
        this.share = share;
        this.elapsed = elapsed;
    }

    String id() {
        return id;
    }

    Future<Optional<Veto>> veto(Message message) {
        return within(() -> brain.veto(message));
    }

    Future<Triage> triage(Message message, Conversation conversation) {
        return within(() -> brain.triage(message, conversation));
    }

    private <T> Future<T> within(Supplier<Future<T>> question) {
        String reason = setAside;
        if (reason != null) {
            return Future.failedFuture(new WardenException(ErrorKind.TIMEOUT, reason));
        }
        Duration left = share.minus(elapsed.get());
        if (left.isNegative() || left.isZero()) {
            setAside = "its share of the triage limit (" + Durations.text(share) + ") is used up";
            return within(question);
        }
        return Limit.run("no answer", left, question).onFailure(failure -> {
            if (elapsed.get().compareTo(share) >= 0) {
                setAside = "it did not answer within its share of the triage limit (" + Durations.text(share)
                        + "), and is not asked again in this tick";
            }
        });
    }
}
