package dev.opswarden.hub;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a hub is to run. Start from {@link #defaults()} and change what differs.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param dataDirectory where to keep what the hub is told; it is created when missing. Without one the hub forgets
 *     everything when it ends
 * @param clock gives {@code created_at} and {@code read_at}
 * @param token what every request must carry as a bearer token; without one nobody is asked
 * @param listener is told of each request just before its answer goes out, on an event loop: it must not block
 */
public record HubOptions(
        String host,
        int port,
        Optional<Path> dataDirectory,
        Clock clock,
        Optional<String> token,
        Consumer<RequestLine> listener) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException for a port outside 0 to 65535, an empty host or an empty token
     */
    public HubOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the host is empty");
        }
        if (token.isPresent() && token.get().isEmpty()) {
            throw new IllegalArgumentException("the token is empty");
        }
    }

    /** Any free port of 127.0.0.1, nothing kept, no token, the system's clock, nobody listening. */
    public static HubOptions defaults() {
        return new HubOptions("127.0.0.1", 0, Optional.empty(), Clock.systemUTC(), Optional.empty(), line -> {});
    }

    /**
     * The same on another address.
     *
     * @param address a name or an address of this machine
     */
    public HubOptions withHost(String address) {
        return new HubOptions(address, port, dataDirectory, clock, token, listener);
    }

    /**
     * The same on another port.
     *
     * @param number 0 to 65535; 0 takes any free one
     */
    public HubOptions withPort(int number) {
        return new HubOptions(host, number, dataDirectory, clock, token, listener);
    }

    /**
     * The same, keeping what it is told.
     *
     * @param directory where; it is created when missing
     */
    public HubOptions withDataDirectory(Path directory) {
        return new HubOptions(host, port, Optional.of(directory), clock, token, listener);
    }

    /**
     * The same with another clock.
     *
     * @param time gives {@code created_at} and {@code read_at}
     */
    public HubOptions withClock(Clock time) {
        return new HubOptions(host, port, dataDirectory, time, token, listener);
    }

    /**
     * The same, answering only those who carry a bearer token.
     *
     * @param secret the token
     */
    public HubOptions withToken(String secret) {
        return new HubOptions(host, port, dataDirectory, clock, Optional.of(secret), listener);
    }

    /**
     * The same with somebody who is told of each request.
     *
     * @param observer called on an event loop just before an answer goes out; it must not block
     */
    public HubOptions withListener(Consumer<RequestLine> observer) {
        return new HubOptions(host, port, dataDirectory, clock, token, observer);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "HubOptions[" + host + ":" + port + ", dataDirectory=" + dataDirectory + ", token="
                + (token.isPresent() ? "set" : "none") + "]";
    }
}
