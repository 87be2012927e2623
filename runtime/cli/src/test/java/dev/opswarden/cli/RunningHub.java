package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Terminal;
import dev.opswarden.engine.config.Surroundings;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** {@code hub} as it runs in a thread of the test, until it is stopped. */
final class RunningHub implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final String BEFORE_URL = "listening on ";

    private final Watched out = new Watched();
    private final Watched err = new Watched();
    private final Promise<Void> stop = Promise.promise();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Void> ended;

    private RunningHub(Path home, String... args) {
        Terminal terminal = new Terminal(new Output(out, false, false), new Output(err, false, false));
        Invocation invocation = new Invocation(
                terminal, new Surroundings(Map.of(), home, home, home.resolve("installed")), new JarLoading());
        String[] line = new String[args.length + 1];
        line[0] = "hub";
        System.arraycopy(args, 0, line, 1, args.length);
        CommandLine root = new CommandLine(RootCommand.class, new CommandFactory(invocation));
        root.parseArgs(line);
        HubCommand command = root.getSubcommands().get("hub").getCommand();
        ended = CompletableFuture.runAsync(() -> command.serveUntil(stop.future()));
    }

    /** Starts one, and waits until it says where it listens. */
    static RunningHub start(Path home, String... args) throws Exception {
        RunningHub hub = new RunningHub(home, args);
        hub.out.await("\n", hub.ended);
        return hub;
    }

    /** Asks it something. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Stops it, and waits for its end. */
    void stop() throws Exception {
        stop.tryComplete();
        ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    /** Waits until standard error holds this. */
    void awaitErr(String text) throws Exception {
        err.await(text, ended);
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private String url() {
        return out().substring(BEFORE_URL.length()).strip();
    }

    /** Takes bytes, and lets somebody wait for them. */
    private static final class Watched extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }

        synchronized void await(String text, CompletableFuture<Void> ended) throws Exception {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            var unused = ended.whenComplete((result, failure) -> {
                synchronized (this) {
                    notifyAll();
                }
            });
            while (!text().contains(text)) {
                if (ended.isCompletedExceptionally()) {
                    ended.get();
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("'" + text + "' did not come; there is: " + text());
                }
                wait(left);
            }
        }
    }
}
