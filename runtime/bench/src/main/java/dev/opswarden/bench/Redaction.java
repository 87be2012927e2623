package dev.opswarden.bench;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.RawMessage;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** How long it takes to rid messages of 300 to 500 characters of secrets; one in four holds one. */
public class Redaction extends EngineBenchmark {

    /** How many messages. */
    @Param({"200", "10000"})
    public int messages;

    private final Redactor redactor = new Redactor(Clock.systemUTC());
    private List<RawMessage> raw = List.of();

    /** Makes the messages. */
    @Setup
    public void make() {
        raw = SyntheticMessages.some(messages, 20).stream().map(Redaction::raw).toList();
    }

    private static RawMessage raw(Message message) {
        boolean tells =
                message.id().value().endsWith("4") || message.id().value().endsWith("8");
        String body = tells ? message.body() + "\npassword: Vq7-kT2x-9LmP-w4Rz\n" : message.body();
        return new RawMessage(
                message.id(),
                message.sender(),
                message.recipient(),
                message.subject(),
                body,
                message.threadId(),
                message.sentAt(),
                null,
                null,
                null,
                message.labels());
    }

    /** All of them. */
    @Benchmark
    public void redact(Blackhole seen) {
        for (RawMessage message : raw) {
            seen.consume(redactor.redact(message));
        }
    }
}
