package dev.opswarden.dist;

import java.util.concurrent.CountDownLatch;

/** Waiting in the handler of a request, which may be as long as the test lasts. */
final class Latches {

    private Latches() {}

    /** Waits for as long as it takes, or until the server that asks is closed. */
    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
