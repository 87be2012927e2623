package dev.opswarden.testkit.contract;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.TestMessages;
import io.vertx.core.Future;
import java.util.concurrent.CountDownLatch;

/** Brains that break one rule each. */
final class FaultyBrains {

    static final CountDownLatch OVER = new CountDownLatch(1);

    /** A brain that decides, and whose model fails on demand. */
    abstract static class SomeBrain extends BrainContract {

        boolean wrong;

        abstract Future<Triage> say(Message message);

        @Override
        protected Brain create(PluginContext context) {
            return FakeBrain.answering("some", this::say);
        }

        @Override
        protected Message decidable() {
            return TestMessages.message("m1", "subject", "body");
        }

        @Override
        protected void goesWrong() {
            wrong = true;
        }

        final Future<Triage> usual() {
            return wrong
                    ? Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, "no model answers"))
                    : Future.succeededFuture(Triage.fyi("known"));
        }
    }

    static final class Tripping extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            return message.body().isEmpty() ? Future.succeededFuture(Triage.fyi(message.body())) : usual();
        }
    }

    static final class Chatty extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            return wrong
                    ? Future.failedFuture(new WardenException(ErrorKind.PROTOCOL, "no answer to " + message.body()))
                    : usual();
        }
    }

    static final class Leaving extends SomeBrain {
        @Override
        Future<Triage> say(Message message) {
            if (message.subject().equals("long line")) {
                new Thread(FaultyBrains::linger, "left-behind").start();
            }
            return usual();
        }
    }

    static void linger() {
        try {
            OVER.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FaultyBrains() {}
}
