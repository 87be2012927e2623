package dev.opswarden.testkit;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RawMessage;
import java.util.List;

/** Messages of which only the interesting parts need to be said. */
public final class TestMessages {

    private TestMessages() {}

    /** An unread message as an inbox source would hand it in, from {@code agent-a} to {@code ops-warden}. */
    public static RawMessage raw(String id, String subject, String body) {
        return new RawMessage(
                new MessageId(id),
                "agent-a",
                "ops-warden",
                subject,
                body,
                null,
                TestingClock.START,
                null,
                null,
                null,
                List.of());
    }

    /** A message as a brain would see it, from {@code agent-a} to {@code ops-warden}. */
    public static Message message(String id, String subject, String body) {
        return new Message(
                new MessageId(id),
                "agent-a",
                "ops-warden",
                subject,
                body,
                id,
                TestingClock.START,
                Priority.NORMAL,
                List.of());
    }
}
