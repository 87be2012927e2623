package dev.opswarden.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A hub whose answers a test writes, for what a real one never does; it knows nothing of ours but the protocol. */
final class ScriptedHub implements AutoCloseable {

    /** Answers one request. */
    interface Script {

        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ScriptedHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on("/state/health", json(200, "{\"status\":\"ok\"}"));
        on("/messages/", json(200, "[]"));
        on("/progress/", json(201, "{\"id\":\"p\"}"));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    ScriptedHub on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** Every request so far, as {@code METHOD path}. */
    List<String> requests() {
        return requests;
    }

    static Script json(int status, String body) {
        return text(status, "application/json", body);
    }

    static Script text(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    /** Keeps whoever asks waiting until the hub is closed. */
    static Script silence(Runnable asked) {
        return exchange -> {
            asked.run();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** So many messages, each with its number as id; all on the page that is asked for. */
    static Script messages(int count) {
        return exchange -> {
            int offset = Integer.parseInt(parameter(exchange, "offset", "0"));
            int limit = Integer.parseInt(parameter(exchange, "limit", "200"));
            StringBuilder page = new StringBuilder("[");
            for (int i = offset; i < Math.min(count, offset + limit); i++) {
                page.append(i == offset ? "" : ",")
                        .append(message("m" + i, "Where is the deploy key kept?", "Hi, where?"));
            }
            json(200, page.append(']').toString()).answer(exchange);
        };
    }

    static String message(String id, String subject, String body) {
        return """
                {"id":"%s","from_agent":"agent-a","to_agent":"ops-warden","subject":"%s","body":"%s",\
                "thread_id":null,"created_at":"2026-11-02T09:00:00Z","read_at":null}""".formatted(id, subject, body);
    }

    static String parameter(HttpExchange exchange, String name, String otherwise) {
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        // Read here for every script, and kept for those that want it.
        exchange.setStreams(new ByteArrayInputStream(exchange.getRequestBody().readAllBytes()), null);
        try (exchange) {
            scripts.getOrDefault(path, json(404, "{\"detail\":\"not found\"}")).answer(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
