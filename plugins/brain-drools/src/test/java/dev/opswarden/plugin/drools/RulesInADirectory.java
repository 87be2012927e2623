package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.Triage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A rules directory that a test writes as an operator would. */
final class RulesInADirectory {

    private static final String HEADER = """
            package triage;
            import dev.opswarden.rules.Lists;
            import dev.opswarden.rules.Message;
            import dev.opswarden.rules.Triage;
            """;

    private final Path rules;
    private final Path cache;

    RulesInADirectory(Path home) {
        this.rules = home.resolve("rules");
        this.cache = home.resolve("cache");
    }

    Path path() {
        return rules;
    }

    Path cache() {
        return cache;
    }

    /** Writes a rule file: the rules begin on line 5. */
    RulesInADirectory file(String name, String... someRules) throws IOException {
        return raw(name, HEADER + String.join("\n", someRules) + "\n");
    }

    RulesInADirectory raw(String name, String text) throws IOException {
        Path file = rules.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    DroolsBrain brain() {
        return new DroolsBrain(context());
    }

    FakeContext context() {
        return new FakeContext(rules, cache);
    }

    /** A rule that applies to every message. */
    static String rule(String name, int salience, String consequence) {
        return rule(name, salience, "Message()", consequence);
    }

    static String rule(String name, int salience, String condition, String consequence) {
        return "rule \"" + name + "\" salience " + salience + "\nwhen\n  $t : Triage( undecided )\n  $m : " + condition
                + "\nthen\n  " + consequence + "\nend";
    }

    static Message message(String id, String subject, String body) {
        return new Message(
                new MessageId(id),
                "Alice <Alice@Example.org>",
                "ops-warden",
                subject,
                body,
                "thread-" + id,
                Instant.parse("2026-11-20T09:00:00Z"),
                Priority.HIGH,
                List.of("ops"));
    }

    static Message message() {
        return message("m1", "Subject", "Body");
    }

    /** The decision of a brain that was asked the way the host asks: for a veto first. */
    static Triage.Decided decided(DroolsBrain brain) {
        return (Triage.Decided) brain.triage(message()).result();
    }
}
