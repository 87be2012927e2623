package dev.opswarden.hub;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;

/**
 * Writes an array value by value, at the pace of whoever reads it: a page of the largest messages would not fit into
 * memory at once.
 */
final class ArrayWriter {

    private static final int CHUNK = 64 * 1024;

    private final HttpServerResponse response;
    private final Iterator<Json.Writer> values;
    private Buffer buffer = Buffer.buffer("[");
    private boolean first = true;

    ArrayWriter(HttpServerResponse response, Iterator<Json.Writer> values) {
        this.response = response;
        this.values = values;
    }

    /** Completes when all is written; fails when the reader has gone, or with a defect. */
    Future<Void> run() {
        while (values.hasNext()) {
            buffer.appendString(first ? "\n" : ",\n").appendBytes(Json.bytes(values.next()));
            first = false;
            if (buffer.length() >= CHUNK) {
                return send().compose(sent -> run());
            }
        }
        return response.end(buffer.appendString(first ? "]" : "\n]"));
    }

    private Future<Void> send() {
        if (!response.headWritten()) {
            response.setChunked(true);
        }
        Buffer chunk = buffer;
        buffer = Buffer.buffer();
        return response.write(chunk);
    }
}
