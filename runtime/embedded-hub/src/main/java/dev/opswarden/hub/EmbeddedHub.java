package dev.opswarden.hub;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A State Hub that speaks section 1 of the contract on this machine; {@code docs/hub-protocol.md} says what it answers.
 *
 * <p>Close it before the Vert.x that it was started with: until then it holds its data directory.
 */
public final class EmbeddedHub {

    private static final int IDLE_SECONDS = 300;
    private static final int LONGEST_WRITE_MINUTES = 10;
    private static final int CLOSE_SECONDS = 2;

    private final HttpServer server;
    private final Desk desk;
    private final WorkerExecutor writer;
    private final RequestLog log;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Promise<Void> closed = Promise.promise();

    private EmbeddedHub(HttpServer server, Desk desk, WorkerExecutor writer, RequestLog log) {
        this.server = server;
        this.desk = desk;
        this.writer = writer;
        this.log = log;
    }

    /**
     * Starts a hub.
     *
     * @param vertx whose event loops it uses; writing has a thread of its own
     * @param options where it listens and what it keeps
     * @return the hub, listening; fails with a {@link HubException} of kind {@link HubException.Kind#STORAGE} if the
     *     data directory cannot be used, is used by another hub, or holds a damaged journal, and of kind
     *     {@link HubException.Kind#ADDRESS} if it cannot listen there
     */
    public static Future<EmbeddedHub> start(Vertx vertx, HubOptions options) {
        WorkerExecutor writer = vertx.createSharedWorkerExecutor(
                "warden-hub-" + UUID.randomUUID(), 1, LONGEST_WRITE_MINUTES, TimeUnit.MINUTES);
        HubState state = new HubState();
        return writer.executeBlocking(() -> new Desk(state, journal(options, state), options.clock()), false)
                .compose(desk -> listen(vertx, options, state, desk, writer).onFailure(failure -> desk.close()))
                .onFailure(failure -> writer.close());
    }

    private static Journal journal(HubOptions options, HubState state) {
        return options.dataDirectory()
                .<Journal>map(directory -> FileJournal.open(directory, state))
                .orElseGet(Journal::none);
    }

    private static Future<EmbeddedHub> listen(
            Vertx vertx, HubOptions options, HubState state, Desk desk, WorkerExecutor writer) {
        RequestLog log = new RequestLog(options.listener());
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(HubOptions.HOST)
                .setPort(options.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(Limits.REQUEST_LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS));
        return server.requestHandler(
                        new RequestHandler(state, desk, writer, options.token().map(Bearer::new), log))
                .invalidRequestHandler(new InvalidRequestHandler(log))
                .listen()
                .map(listening -> new EmbeddedHub(listening, desk, writer, log))
                .recover(failure -> Future.failedFuture(new HubException(
                        HubException.Kind.ADDRESS,
                        "the hub cannot listen on " + HubOptions.HOST + ":" + options.port() + " ("
                                + failure.getMessage() + "); choose another port, or end what listens there",
                        failure)));
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Where it is found, {@code http://127.0.0.1:8000} say: what {@code WARDEN_HUB_URL} wants. */
    public String url() {
        return "http://" + HubOptions.HOST + ":" + port();
    }

    /**
     * Takes in a file of messages, a JSON array or JSON lines, all of it or nothing.
     *
     * @param file where it lies
     * @return how many were taken; fails with a {@link HubException} of kind {@link HubException.Kind#FILE} that names
     *     the file, the line or entry and what is wrong there
     */
    public Future<LoadResult> load(Path file) {
        return writer.executeBlocking(() -> desk.load(file), false);
    }

    /**
     * The requests that were answered, oldest first; of many, the latest 10,000. Whoever has read an answer finds its
     * request here.
     */
    public List<RequestLine> requests() {
        return log.lines();
    }

    /**
     * Stops listening, answers what it has begun to answer, and gives the data directory back; again is harmless.
     *
     * @return completes when that is done
     */
    public Future<Void> close() {
        if (!closing.compareAndSet(false, true)) {
            return closed.future();
        }
        server.shutdown(CLOSE_SECONDS, TimeUnit.SECONDS)
                .eventually(() -> writer.executeBlocking(
                        () -> {
                            desk.close();
                            return true;
                        },
                        false))
                .eventually(writer::close)
                .onComplete(closed);
        return closed.future();
    }
}
