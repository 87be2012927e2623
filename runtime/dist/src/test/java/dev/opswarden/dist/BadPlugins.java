package dev.opswarden.dist;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.Triage;
import io.vertx.core.Future;
import java.util.concurrent.locks.LockSupport;
import org.pf4j.Extension;

/** Plugins that nobody wants, each a class that is packed alone. */
final class BadPlugins {

    private BadPlugins() {}

    /** A constructor that throws, and hides what really happened. */
    @Extension
    public static final class Wrapping implements Notifier {

        /** Fails. */
        public Wrapping() {
            throw new IllegalArgumentException("a wrapper", new IllegalStateException("no licence"));
        }

        @Override
        public String id() {
            return "wrapping";
        }

        @Override
        public Future<Outcome> notify(Digest digest) {
            return Future.succeededFuture(new Outcome.Shown());
        }
    }

    /** What it throws answers no question. */
    @SuppressWarnings("OverrideThrowableToString") // That is what is bad about it.
    @Extension
    public static final class Mute extends RuntimeException implements Notifier {

        private static final long serialVersionUID = 1;

        /** Fails. */
        public Mute() {
            throw this;
        }

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String id() {
            return "mute";
        }

        @Override
        public Future<Outcome> notify(Digest digest) {
            return Future.succeededFuture(new Outcome.Shown());
        }
    }

    /** A constructor that never ends, and is not to be interrupted. */
    @Extension
    public static final class Endless implements Notifier {

        /** Stays. */
        public Endless() {
            while (id() != null) {
                LockSupport.park();
            }
        }

        @Override
        public String id() {
            return "endless";
        }

        @Override
        public Future<Outcome> notify(Digest digest) {
            return Future.succeededFuture(new Outcome.Shown());
        }
    }

    /** Says what it thinks where results belong. */
    @Extension
    public static final class Loud implements Notifier {

        /** What it says. */
        static final String SAID = "{\"loud\": true}";

        static {
            System.out.println(SAID);
        }

        /** Says it again. */
        public Loud() {
            System.out.println(SAID);
        }

        @Override
        public String id() {
            System.out.println(SAID);
            return "loud";
        }

        @Override
        public Future<Outcome> notify(Digest digest) {
            System.out.println(SAID);
            return Future.succeededFuture(new Outcome.Shown());
        }
    }

    /** Ends the process when it is asked for something. */
    @Extension
    public static final class Exiting implements Brain {

        @Override
        public String id() {
            return "exiting";
        }

        @Override
        public Future<Triage> triage(Message message) {
            if (message.subject().contains("exit")) {
                System.exit(0);
            }
            return Future.succeededFuture(Triage.fyi("not this time"));
        }
    }

    /** Ends the process before it is asked for anything. */
    @Extension
    public static final class ExitingAtOnce implements Brain {

        /** Ends it. */
        public ExitingAtOnce() {
            System.exit(0);
        }

        @Override
        public String id() {
            return "exiting-at-once";
        }

        @Override
        public Future<Triage> triage(Message message) {
            return Future.succeededFuture(Triage.fyi("never"));
        }
    }
}
