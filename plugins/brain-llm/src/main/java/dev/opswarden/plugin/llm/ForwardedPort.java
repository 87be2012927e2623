package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The command of {@code LLM_CONNECT_FORWARD}, started for this run only and always ended with it. */
final class ForwardedPort implements Forward {

    private static final int CONNECT_MILLIS = 250;
    private static final int BETWEEN_MILLIS = 40;
    private static final Duration TO_END = Duration.ofMillis(900);

    private final PluginContext context;
    private final LlmSettings settings;
    private final List<String> command;
    private @Nullable Future<Void> ready;
    private volatile @Nullable Watched watched;

    ForwardedPort(PluginContext context, LlmSettings settings, List<String> command) {
        this.context = context;
        this.settings = settings;
        this.command = command;
    }

    @Override
    public synchronized Future<Void> ready(Deadline deadline) {
        Future<Void> begun = ready;
        if (begun == null) {
            begun = context.vertx().executeBlocking(() -> start(deadline), false);
            ready = begun;
        }
        return begun;
    }

    @Override
    public Future<Void> close() {
        Watched process = watched;
        return process == null
                ? Future.succeededFuture()
                : context.vertx()
                        .executeBlocking(
                                () -> {
                                    process.end(TO_END);
                                    return null;
                                },
                                false);
    }

    private @Nullable Void start(Deadline deadline) {
        Watched process = Watched.start(command, context.logger());
        watched = process;
        InetSocketAddress address = new InetSocketAddress(host(), settings.url().port());
        while (!accepts(address)) {
            Optional<Integer> status = process.failedWith();
            if (status.isPresent()) {
                throw down("ended with status " + status.get() + meaning(status.get()) + " before port "
                        + settings.url().port() + " accepted a connection");
            }
            if (deadline.left().toMillis() <= BETWEEN_MILLIS || !pause()) {
                throw down("did not make port " + settings.url().port() + " accept a connection within " + deadline);
            }
        }
        return null;
    }

    /** What the script says of a command that it could not run. */
    private static String meaning(int status) {
        return switch (status) {
            case 126 -> " (it may not be run)";
            case 127 -> " (there is no such command)";
            default -> "";
        };
    }

    private WardenException down(String what) {
        return new WardenException(ErrorKind.UNREACHABLE, "the command of LLM_CONNECT_FORWARD " + what);
    }

    private String host() {
        String host = settings.url().host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
