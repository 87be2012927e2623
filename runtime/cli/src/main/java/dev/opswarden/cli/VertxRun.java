package dev.opswarden.cli;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The one Vert.x of a run: made for it, waited for, and closed whatever happens. */
final class VertxRun {

    /** Closing takes milliseconds, unless a plugin hangs in a worker: that one is left behind. */
    private static final Duration CLOSING = Duration.ofMillis(500);

    private static final int WORKERS = 8;

    /**
     * What Vert.x and Netty look at when their classes are loaded. Each saves the start of a short run some work that a
     * server would want done; the names of hosts are looked up as every other program of this machine does it.
     */
    private static final Map<String, String> FOR_A_SHORT_RUN = Map.of(
            "io.netty.jfr.enabled", "false",
            "io.netty.leakDetection.level", "disabled",
            "io.netty.osClassifiers", "",
            "io.netty.machineId", "02:00:00:00:00:01",
            "io.netty.processId", "1",
            "vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory",
            "vertx.disableDnsResolver", "true",
            "vertx.disableWebsockets", "true");

    private VertxRun() {}

    /**
     * Runs something asynchronous to its end; a plugin that ends the process instead is named.
     *
     * @param limit how long it may take in all
     * @param body what to run
     * @return its result
     * @throws WardenException of kind {@link ErrorKind#TIMEOUT} past the limit, or whatever the body failed with
     */
    static <T> T await(Duration limit, Function<Vertx, Future<T>> body) {
        PluginWatch watch = PluginWatch.start();
        try {
            return awaitUnwatched(limit, body);
        } finally {
            watch.ended();
        }
    }

    /** The same for what says itself why the process ended, or uses no plugin. */
    static <T> T awaitUnwatched(Duration limit, Function<Vertx, Future<T>> body) {
        try (LateVertx vertx = new LateVertx()) {
            return wait(body.apply(vertx.get()), limit);
        }
    }

    /** One that the caller closes. */
    static Vertx create() {
        for (Map.Entry<String, String> each : FOR_A_SHORT_RUN.entrySet()) {
            setUnlessSet(each.getKey(), each.getValue());
        }
        // What it would put together by itself, in ten milliseconds; nothing is written there.
        setUnlessSet("vertx.cacheDirBase", System.getProperty("java.io.tmpdir", ".") + "/vertx-cache");
        return Vertx.vertx(options());
    }

    /** Loads what the first request needs, on a thread that has nothing else to do. */
    static void loadWebClient() {
        // Made and thrown away: its class has to find out its own version, and that takes longer than a request.
        new WebClientOptions();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                // Its warnings are stack traces; what takes too long is named by the stage that it belongs to.
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** Waits for something on a Vert.x that the caller closes. */
    static <T> T wait(Future<T> future, Duration limit) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WardenException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new WardenException(ErrorKind.TIMEOUT, "nothing came back within " + limit.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it, and waits for that as long as it is worth. */
    static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The process ends now in any case.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
