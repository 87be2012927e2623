package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.IntStream;

/** An inbox that is read page by page into a sink. */
abstract class PagingSetUp extends HubSetUp {

    static final int MEGABYTE = 1024 * 1024;
    final Sink sink = new Sink();

    void read(Handler<HttpServerRequest> script) {
        await(new HubInbox(hub.at(hub.http(script))).unread(sink));
    }

    static List<String> others(int count, int without) {
        return IntStream.range(0, count)
                .filter(i -> i != without)
                .mapToObj(i -> "m" + i)
                .toList();
    }
}
