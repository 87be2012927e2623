package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Real mails, where they lie beside the repository; they are no part of it. */
final class MailSample {

    private MailSample() {}

    /** All of them; none where there is no such file, which is then said. */
    static List<Message> messages() {
        Path file = Path.of(System.getProperty("mail.sample"));
        if (!Files.isReadable(file)) {
            System.out.println(
                    "NOT RUN: real mails, there is no " + file.normalize() + "; generated ones are used alone");
            return List.of();
        }
        try {
            return new JsonArray(Files.readString(file))
                    .stream().map(each -> message((JsonObject) each)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message message(JsonObject mail) {
        return new Message(
                new MessageId(mail.getString("id")),
                mail.getString("from_agent"),
                mail.getString("to_agent"),
                mail.getString("subject"),
                mail.getString("body"),
                mail.getString("thread_id"),
                Instant.parse(mail.getString("created_at")),
                Priority.NORMAL,
                List.of());
    }
}
