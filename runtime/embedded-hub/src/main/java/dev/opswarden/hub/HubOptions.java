package dev.opswarden.hub;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a hub is to run. It listens on {@value #HOST} and nowhere else: it is made for trying out, on this machine. Start from {@link #defaults()} and change what differs.
 *
 * @param port the port to listen on; 0 takes any free one
 * @param dataDirectory where to keep what the hub is told; it is created when missing. Without one the hub forgets
 *     everything when it ends
 * @param clock gives {@code created_at} and {@code read_at}
 * @param token what every request must carry as a bearer token; without one nobody is asked
 * @param listener is told of each request just before its answer goes out, on an event loop: it must not block
 */
public record HubOptions(
        int port, Optional<Path> dataDirectory, Clock clock, Optional<String> token, Consumer<RequestLine> listener) {

    static final String HOST = "127.0.0.1";

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for a port outside 0 to 65535, or an empty token
     */
    public HubOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        if (token.isPresent() && token.get().isEmpty()) {
            throw new IllegalArgumentException("the token is empty");
        }
    }

    /** Any free port of 127.0.0.1, nothing kept, no token, the system's clock, nobody listening. */
    public static HubOptions defaults() {
        return new HubOptions(0, Optional.empty(), Clock.systemUTC(), Optional.empty(), line -> {});
    }

    /**
     * The same on another port.
     *
     * @param number 0 to 65535; 0 takes any free one
     */
    public HubOptions withPort(int number) {
        return new HubOptions(number, dataDirectory, clock, token, listener);
    }

    /**
     * The same, keeping what it is told.
     *
     * @param directory where; it is created when missing
     */
    public HubOptions withDataDirectory(Path directory) {
        return new HubOptions(port, Optional.of(directory), clock, token, listener);
    }

    /**
     * The same with another clock.
     *
     * @param time gives {@code created_at} and {@code read_at}
     */
    public HubOptions withClock(Clock time) {
        return new HubOptions(port, dataDirectory, time, token, listener);
    }

    /**
     * The same, answering only those who carry a bearer token.
     *
     * @param secret the token
     */
    public HubOptions withToken(String secret) {
        return new HubOptions(port, dataDirectory, clock, Optional.of(secret), listener);
    }

    /**
     * The same with somebody who is told of each request.
     *
     * @param observer called on an event loop just before an answer goes out; it must not block
     */
    public HubOptions withListener(Consumer<RequestLine> observer) {
        return new HubOptions(port, dataDirectory, clock, token, observer);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "HubOptions[port=" + port + ", dataDirectory=" + dataDirectory + ", token="
                + (token.isPresent() ? "set" : "none") + "]";
    }
}
