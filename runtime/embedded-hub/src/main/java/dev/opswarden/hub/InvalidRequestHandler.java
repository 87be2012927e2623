package dev.opswarden.hub;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is no HTTP, in the shape of every other error, and hangs up: nobody knows where the next one begins. */
final class InvalidRequestHandler implements Handler<HttpServerRequest> {

    private final RequestLog log;

    InvalidRequestHandler(RequestLog log) {
        this.log = log;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        new Exchange(request, log)
                .fail(new Refusal(400, "that is no HTTP request, or its URL or its headers are too long"));
        request.connection().close();
    }
}
