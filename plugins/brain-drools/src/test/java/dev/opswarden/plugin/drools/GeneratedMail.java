package dev.opswarden.plugin.drools;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages made of the words that rules ask for, of words that only look like them, and of what trips up matchers. */
final class GeneratedMail {

    private static final String[] ODD = {
        "",
        " ",
        "\u212Aey",
        "\u017Fecret",
        "KEY",
        "kEy",
        "topic",
        "TOPIC7",
        "topic77",
        "matter1",
        "matter 1",
        "Stra\u00dfe",
        "\u0130stanbul",
        "\ud83d\ude80",
        "a\u0301",
        "broken",
        "lost.",
        "ticket",
        "ticket 7",
        "unsubscribe",
        "deploy key",
        "where is the token",
        "on-call",
        "invoice",
        "\t",
        "password",
        "kept",
        "how do I",
        "access to",
        "licence"
    };

    private static final Priority[] PRIORITIES = Priority.values();

    private GeneratedMail() {}

    /** So many messages; the same seed makes the same ones. */
    static List<Message> some(int messages, long seed) {
        Random random = new Random(seed);
        List<Message> made = new ArrayList<>(messages);
        for (int at = 0; at < messages; at++) {
            int topic = random.nextInt(300);
            made.add(new Message(
                    new MessageId("g" + at),
                    random.nextInt(4) == 0 ? "topic" + topic + "@example.org" : "Person <p" + topic + "@example.net>",
                    "ops-warden",
                    words(random, topic, 5).replace('\n', ' '),
                    words(random, topic, 60),
                    "t" + at % 7,
                    Instant.parse("2026-11-20T09:00:00Z").plusSeconds(3_600L * random.nextInt(200)),
                    PRIORITIES[random.nextInt(PRIORITIES.length)],
                    random.nextInt(3) == 0 ? List.of("ops", "topic" + topic) : List.of()));
        }
        return made;
    }

    private static String words(Random random, int topic, int most) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(most + 1); word > 0; word--) {
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "topic" + topic;
                        case 1 -> "matter" + random.nextInt(300);
                        case 2 -> "ticket " + topic;
                        case 3 -> "Topic" + topic + " is broken";
                        default -> ODD[random.nextInt(ODD.length)];
                    });
            text.append(random.nextInt(9) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }
}
