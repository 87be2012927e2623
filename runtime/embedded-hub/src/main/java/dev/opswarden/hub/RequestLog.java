package dev.opswarden.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the latest requests, and tells whoever listens. */
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final Deque<RequestLine> lines = new ArrayDeque<>();
    private final Consumer<RequestLine> listener;

    RequestLog(Consumer<RequestLine> listener) {
        this.listener = listener;
    }

    void add(RequestLine line) {
        synchronized (lines) {
            if (lines.size() == Limits.REQUEST_LOG) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
        try {
            listener.accept(line);
        } catch (RuntimeException e) {
            LOG.error("the listener of the hub's requests failed", e);
        }
    }

    List<RequestLine> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
