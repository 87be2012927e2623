package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers requests: reads from the state at once, and hands what writes to the desk, on its own thread. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private final HubState state;
    private final Desk desk;
    private final WorkerExecutor writer;
    private final Optional<Bearer> bearer;
    private final RequestLog log;

    RequestHandler(HubState state, Desk desk, WorkerExecutor writer, Optional<Bearer> bearer, RequestLog log) {
        this.state = state;
        this.desk = desk;
        this.writer = writer;
        this.bearer = bearer;
        this.log = log;
    }

    /** Takes what was posted. */
    private interface Intake<T> {
        Stored<T> take(byte[] body, @Nullable String key) throws IOException;
    }

    /** Writes what is answered. */
    private interface Shape<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(request, log);
        try {
            bearer.ifPresent(token -> token.check(request));
            dispatch(route(request), request, exchange);
        } catch (RuntimeException e) {
            Body.ignore(request);
            exchange.fail(e);
        }
    }

    private static Route route(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        Route route = Route.of(path).orElseThrow(() -> new Refusal(404, "there is nothing at " + Quote.of(path)));
        String methods = route.resource().methods();
        if (!List.of(methods.split(", ")).contains(request.method().name())) {
            throw new Refusal(
                    405, Quote.of(path) + " takes " + methods + ", not " + request.method(), Map.of("Allow", methods));
        }
        return route;
    }

    private void dispatch(Route route, HttpServerRequest request, Exchange exchange) {
        boolean get = request.method().equals(HttpMethod.GET);
        switch (route.resource()) {
            case HEALTH -> health(exchange);
            case MESSAGES -> {
                if (get) {
                    messages(request, exchange);
                } else {
                    post(request, exchange, desk::post, MessageJson::write);
                }
            }
            case MESSAGE -> message(state.messages().byId(route.id()), route.id(), exchange);
            case MESSAGE_READ -> markRead(route.id(), request, exchange);
            case PROGRESS -> {
                if (get) {
                    notes(request, exchange);
                } else {
                    post(request, exchange, desk::note, NoteFields::write);
                }
            }
        }
    }

    private void health(Exchange exchange) {
        exchange.answer(200, out -> {
            out.writeStartObject();
            out.writeStringField("status", "ok");
            out.writeNumberField("messages", state.messages().size());
            out.writeNumberField("unread", state.messages().unread());
            out.writeEndObject();
        });
    }

    private void messages(HttpServerRequest request, Exchange exchange) {
        List<Message> page = state.messages().find(MessageQuery.of(Parameters.parse(request.query())));
        exchange.answer(page.stream()
                .<Json.Writer>map(message -> out -> MessageJson.write(message, out))
                .toList());
    }

    private void notes(HttpServerRequest request, Exchange exchange) {
        List<Note> page = state.notes().newest(Parameters.parse(request.query()).limit());
        exchange.answer(page.stream()
                .<Json.Writer>map(note -> out -> NoteFields.write(note, out))
                .toList());
    }

    private static void message(Optional<Message> message, String id, Exchange exchange) {
        Message known = message.orElseThrow(() -> new Refusal(404, "there is no message " + Quote.of(id)));
        exchange.answer(200, out -> MessageJson.write(known, out));
    }

    private void markRead(String id, HttpServerRequest request, Exchange exchange) {
        Body.ignore(request);
        writer.executeBlocking(() -> desk.markRead(id), false)
                .map(message -> {
                    message(message, id, exchange);
                    return message;
                })
                .onFailure(exchange::fail);
    }

    private <T> void post(HttpServerRequest request, Exchange exchange, Intake<T> intake, Shape<T> shape) {
        String key = IdempotencyKey.of(request);
        Body.read(request)
                .compose(body -> writer.executeBlocking(() -> intake.take(body, key), false))
                .map(stored -> {
                    exchange.answer(stored.fresh() ? 201 : 200, out -> shape.write(stored.value(), out));
                    return stored;
                })
                .onFailure(exchange::fail);
    }
}
