package dev.opswarden.testkit.contract;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.util.Optional;

/** Inboxes that break one rule each. */
final class FaultyInboxes {

    static final class Marking extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Void> unread(UnreadSink sink) {
                    return super.unread(new UnreadSink() {
                        @Override
                        public void message(RawMessage message) {
                            sink.message(message);
                            isReadElsewhere(message.id());
                        }

                        @Override
                        public void rejected(String subject, String reason) {
                            sink.rejected(subject, reason);
                        }
                    });
                }
            };
        }
    }

    static final class Unwell extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Health> health() {
                    return unlessAway(new Health.Healthy("here"));
                }
            };
        }
    }

    static final class Stopping extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Void> unread(UnreadSink sink) {
                    return isBroken()
                            ? Future.failedFuture(new WardenException(ErrorKind.PROTOCOL, "entry 1 has no sender"))
                            : super.unread(sink);
                }
            };
        }
    }

    static final class Forgetful extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) {
            return new Source() {
                @Override
                public Future<Optional<RawMessage>> message(MessageId id) {
                    return isAway() ? Future.succeededFuture(Optional.empty()) : super.message(id);
                }
            };
        }
    }

    static final class Eager extends MemoryInbox {
        @Override
        protected InboxSource create(PluginContext context) throws Exception {
            Files.createDirectories(context.cacheDirectory());
            return super.create(context);
        }
    }

    private FaultyInboxes() {}
}
