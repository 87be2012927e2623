package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.listing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.opswarden.spi.InboxSource.UnreadSink;
import dev.opswarden.spi.RawMessage;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The host may call from any of its threads, and has one event loop, which must stay free for timers. */
class ThreadsTest extends HubSetUp {

    private final List<Boolean> onTheLoop = new CopyOnWriteArrayList<>();

    private final UnreadSink sink = new UnreadSink() {
        @Override
        public void message(RawMessage message) {
            onTheLoop.add(Context.isOnEventLoopThread());
        }

        @Override
        public void rejected(String subject, String reason) {
            throw new AssertionError(subject + ": " + reason);
        }
    };

    @Test
    void theEventLoopStaysFreeWhoeverCalls() {
        HubInbox inbox = new HubInbox(hub.at(hub.http(listing(ScriptedHub.messages(250)))));
        Promise<Void> fromTheLoop = Promise.promise();

        await(inbox.unread(sink));
        await(hub.client.executeBlocking(() -> inbox.unread(sink)).compose(later -> later));
        hub.client.runOnContext(loop ->
                Future.succeededFuture().compose(now -> inbox.unread(sink)).onComplete(fromTheLoop));
        await(fromTheLoop.future());
        await(hub.client.deployVerticle(
                new Caller(inbox), new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));

        assertEquals(4 * 250, onTheLoop.size());
        assertFalse(onTheLoop.contains(true));
    }

    private final class Caller extends AbstractVerticle {
        private final HubInbox inbox;

        Caller(HubInbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void start(Promise<Void> started) {
            inbox.unread(sink).onComplete(started);
        }
    }
}
