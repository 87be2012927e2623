package dev.opswarden.engine.state;

import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts for tests. */
public final class Drafts {

    /** The moment at which tests happen. */
    public static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");

    private Drafts() {}

    /** A draft with nothing special, in its first status. */
    public static DraftBuilder builder(String id, Decision decision) {
        return new DraftBuilder()
                .messageId(new MessageId(id))
                .status(Draft.firstStatus(decision))
                .decision(decision)
                .toAgent("alice")
                .subject("Re: about " + id)
                .body(decision == Decision.REPLY ? "Hello alice,\n\nit is in the vault.\n" : "")
                .threadId("thread of " + id)
                .priority(Priority.NORMAL)
                .brain("drools")
                .rule(Optional.of("where a credential is kept"))
                .reason("asks where a credential is kept")
                .createdAt(NOW)
                .sentAt(Optional.of(NOW.minusSeconds(600)))
                .tickId("t-1")
                .key("key of " + id);
    }

    static Draft reply(String id) {
        return builder(id, Decision.REPLY).build();
    }

    static Draft closed(String id, DraftStatus status, Instant when) {
        return builder(id, Decision.REPLY)
                .status(status)
                .closedAt(Optional.of(when))
                .build();
    }

    static Draft escalation(String id) {
        return builder(id, Decision.ESCALATE).build();
    }

    static List<Draft> many(int count) {
        List<Draft> drafts = new ArrayList<>(count);
        Decision[] decisions = Decision.values();
        DraftStatus[] statuses = DraftStatus.values();
        for (int i = 0; i < count; i++) {
            drafts.add(builder("message-" + i + "-é<\"\u202e>", decisions[i % decisions.length])
                    .status(statuses[i % statuses.length])
                    .body("Line one of draft " + i + "\nline two \ud83d\ude00\t\u001b[0m\n".repeat(10))
                    .createdAt(NOW.plusNanos(i * 1_000L))
                    .closedAt(i % 3 == 0 ? Optional.of(NOW.plusSeconds(i)) : Optional.empty())
                    .sentAt(i % 5 == 0 ? Optional.empty() : Optional.of(NOW))
                    .rule(i % 2 == 0 ? Optional.empty() : Optional.of("rule " + i))
                    .provisional(i % 7 == 0)
                    .attempts(i % 4)
                    .labels(i % 2 == 0 ? List.of() : List.of("a", "b"))
                    .warnings(i % 9 == 0 ? List.of("careful") : List.of())
                    .messageMac(i % 2 == 0 ? Optional.empty() : Optional.of("mac " + i))
                    .edited(i % 4 == 0)
                    .outgoing(Optional.of(new Outgoing(new Owner(i, NOW, "attempt " + i), "text\n" + i, NOW)))
                    .replyId(i % 5 == 0 ? Optional.of("r-" + i) : Optional.empty())
                    .unsentText(i % 6 == 0 ? Optional.of("unsent " + i) : Optional.empty())
                    .readOwed(i % 3 == 0)
                    .build());
        }
        return drafts;
    }
}
