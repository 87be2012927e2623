package dev.opswarden.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its answer. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final RequestLog log;

    Exchange(HttpServerRequest request, RequestLog log) {
        this.request = request;
        this.response = request.response();
        this.log = log;
    }

    /** Answers with one JSON document. */
    void answer(int status, Json.Writer writer) {
        byte[] body = Json.bytes(writer);
        if (begin(status)) {
            response.end(Buffer.buffer(body));
        }
    }

    /** Answers with an array of values, written one by one. */
    void answer(List<Json.Writer> values) {
        if (begin(200)) {
            new ArrayWriter(response, values.iterator()).run().onFailure(failure -> {
                // Half an array is out: only hanging up says that the rest does not come.
                if (!response.closed()) {
                    LOG.error("answering {} {}", request.method(), Quote.plain(request.path()), failure);
                    request.connection().close();
                }
            });
        }
    }

    /** Answers with what went wrong. */
    void fail(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            refusal.headers().forEach(response::putHeader);
            fail(refusal.status(), refusal.getMessage());
        } else if (failure instanceof Unacceptable unacceptable) {
            fail(422, unacceptable.getMessage());
        } else if (failure instanceof JsonProcessingException malformed) {
            fail(400, "the body is no JSON: " + Json.reason(malformed));
        } else if (failure instanceof HubException trouble) {
            fail(503, trouble.getMessage());
        } else if (!response.closed()) {
            LOG.error("{} {}", request.method(), Quote.plain(request.path()), failure);
            fail(500, "a defect of the hub; its log says more");
        }
    }

    private void fail(int status, String detail) {
        answer(status, out -> {
            out.writeStartObject();
            out.writeStringField("detail", detail);
            out.writeEndObject();
        });
    }

    /** Sends nothing yet, so that whoever has the answer finds the request in the log. */
    private boolean begin(int status) {
        if (response.ended() || response.closed()) {
            return false;
        }
        String query = request.query();
        log.add(new RequestLine(request.method().name(), request.path(), query == null ? "" : query, status));
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        return true;
    }
}
