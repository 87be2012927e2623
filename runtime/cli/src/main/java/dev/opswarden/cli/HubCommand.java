package dev.opswarden.cli;

import dev.opswarden.hub.EmbeddedHub;
import dev.opswarden.hub.HubOptions;
import dev.opswarden.hub.LoadResult;
import dev.opswarden.hub.RequestLine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hub}: a State Hub on this machine, until somebody ends it (contract, section 3). Its first line on standard
 * output says where it listens; by then the file to load is loaded.
 */
@Command(
        name = "hub",
        description = {
            "Run a State Hub on this machine, for trying out and for tests.",
            "The first line on standard output says where it listens. Ctrl-C and SIGTERM end it, with status 0.",
        })
final class HubCommand implements Callable<Integer> {

    /** Where {@code WARDEN_HUB_URL} looks when nobody says otherwise. */
    private static final int DEFAULT_PORT = 8000;

    private static final Duration UNLIMITED = Duration.ofDays(365_000);

    private final Invocation invocation;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = PortNumber.class,
            description = "Listen on this port of 127.0.0.1; 0 takes any free one. Default: 8000.")
    private int port = DEFAULT_PORT;

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Keep messages and notes in D. Default: in memory, gone when the hub ends.")
    private @Nullable Path dataDir;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "Take in the messages of FILE first: a JSON array, or one JSON object a line.")
    private @Nullable Path load;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Answer only requests that carry the bearer token in FILE.")
    private @Nullable Path tokenFile;

    HubCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Ctrl-C and SIGTERM are how a hub is meant to end: then the status is 0. */
    @Override
    public Integer call() {
        try (StopSignal signal = StopSignal.listen()) {
            serveUntil(signal.given());
            signal.obeyed();
        }
        return ExitCode.DONE.status();
    }

    /**
     * Runs the hub, and leaves it closed.
     *
     * @param stop completes when it has to end
     * @throws dev.opswarden.spi.WardenException when it cannot start or cannot load its file
     */
    void serveUntil(Future<Void> stop) {
        VertxRun.awaitUnwatched(
                UNLIMITED,
                vertx -> EmbeddedHub.start(vertx, options(vertx))
                        .compose(hub -> open(hub).compose(opened -> stop).eventually(hub::close))
                        .recover(failure -> Future.failedFuture(HubFailure.told(failure))));
    }

    private Future<Void> open(EmbeddedHub hub) {
        Path file = load;
        if (file == null) {
            return tell(hub, "");
        }
        return hub.load(resolved(file)).compose(result -> tell(hub, loaded(result, file)));
    }

    private Future<Void> tell(EmbeddedHub hub, String loaded) {
        invocation.out().line("listening on " + hub.url());
        if (!loaded.isEmpty()) {
            invocation.err().line(loaded);
        }
        String kept =
                dataDir == null ? "in memory: all is gone when it ends (--data-dir keeps it)" : "kept in " + dataDir;
        invocation.err().line(kept + "; Ctrl-C ends it");
        return Future.succeededFuture();
    }

    private static String loaded(LoadResult result, Path file) {
        String skipped = result.skipped() == 0
                ? ""
                : ", " + result.skipped() + " left out (the hub has a message of that id already)";
        return "messages loaded from " + file + ": " + result.loaded() + skipped;
    }

    private HubOptions options(Vertx vertx) {
        HubOptions options = HubOptions.defaults().withPort(port);
        if (dataDir != null) {
            options = options.withDataDirectory(resolved(dataDir));
        }
        if (tokenFile != null) {
            options = options.withToken(TokenFile.read(resolved(tokenFile)));
        }
        return invocation.verbosity() > 0 ? options.withListener(lines(vertx)) : options;
    }

    /** A line for each request, in their order, written where a terminal that stands still does not hold up the hub. */
    private Consumer<RequestLine> lines(Vertx vertx) {
        Context writer = vertx.getOrCreateContext();
        return request -> writer.executeBlocking(() -> {
            String query = request.query().isEmpty() ? "" : "?" + request.query();
            invocation.err().line(request.method() + " " + request.path() + query + " " + request.status());
            return true;
        });
    }

    private Path resolved(Path path) {
        return invocation.surroundings().workingDirectory().resolve(path);
    }
}
