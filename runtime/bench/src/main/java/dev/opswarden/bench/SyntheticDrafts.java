package dev.opswarden.bench;

import dev.opswarden.engine.draft.Drafting;
import dev.opswarden.engine.secrets.ReplyKeys;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.spi.Triage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Drafts as a tick makes them: of four messages one gets a reply, and the others one of the other decisions each. */
final class SyntheticDrafts {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final String TICK = "0123456789ab";

    private SyntheticDrafts() {}

    /** What makes them, as the tick of that name. */
    static Drafting drafting() {
        return new Drafting(TICK, NOW, "bench", new ReplyKeys(new byte[32]));
    }

    /** So many drafts. */
    static List<Draft> some(int count) {
        Drafting drafting = drafting();
        List<Draft> made = new ArrayList<>(count);
        SyntheticMessages.some(count, 20)
                .forEach(message -> made.add(drafting.draft(message, decided(made.size()), "drools", false)));
        return made;
    }

    private static Triage.Decided decided(int index) {
        return switch (index % 4) {
            case 0 -> Triage.reply("Hello,\n\nit is in the handbook.\n\nops-warden\n", "asks where it is");
            case 1 -> Triage.escalate("nobody knows it");
            case 2 -> Triage.fyi("tells of a change");
            default -> Triage.ignore("sent by a program");
        };
    }
}
