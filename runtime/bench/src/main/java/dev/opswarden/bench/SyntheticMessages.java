package dev.opswarden.bench;

import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages of some 300 to 500 characters, the same for the same number; about one in three is known to a rule. */
final class SyntheticMessages {

    private static final String[] WORDS =
            ("the deploy of server is not done yet and we have to look at what came in from"
                            + " customers last week so please tell me when there is a new version for tests or who can help with"
                            + " access to registry because our pipeline waits for it since monday thanks a lot")
                    .split(" ");

    private SyntheticMessages() {}

    /** So many messages, for so many rules. */
    static List<Message> some(int messages, int rules) {
        Random random = new Random(42);
        List<Message> made = new ArrayList<>(messages);
        for (int at = 0; at < messages; at++) {
            int topic = random.nextInt(3 * rules);
            made.add(new Message(
                    new MessageId("m" + at),
                    (topic % 5 == 1 ? "topic" + topic : "person" + at % 97) + "@example.org",
                    "ops-warden",
                    topic % 5 == 2 ? "About ticket " + topic : "Question " + at,
                    body(random, topic),
                    "t" + at % 1_000,
                    Instant.parse("2026-11-20T09:00:00Z").plusSeconds(at),
                    Priority.NORMAL,
                    topic % 5 == 4 ? List.of("ops", "topic" + topic) : List.of("ops")));
        }
        return made;
    }

    private static String body(Random random, int topic) {
        StringBuilder body = new StringBuilder("Hello,\n\n");
        int words = 60 + random.nextInt(40);
        int mention = topic % 5 == 0 || topic % 5 == 3 ? random.nextInt(words) : -1;
        for (int word = 0; word < words; word++) {
            body.append(word == mention ? "topic" + topic + " is broken" : WORDS[random.nextInt(WORDS.length)])
                    .append(word % 12 == 11 ? ".\n" : " ");
        }
        return body.append("\n-- \nregards").toString();
    }
}
