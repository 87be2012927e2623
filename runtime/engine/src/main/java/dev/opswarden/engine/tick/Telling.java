package dev.opswarden.engine.tick;

import dev.opswarden.engine.state.Notices;
import dev.opswarden.engine.state.Notices.Notice;
import dev.opswarden.engine.state.NoticesFile;
import dev.opswarden.spi.Digest;
import dev.opswarden.spi.WardenException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the operator is told of anything, and of what: decisions of this tick, or of quiet hours that are over; a
 * trouble once it lasts for long enough, once; and that one is over. Kept here and not by notifiers, so that each of them
 * profits. Blocking.
 */
final class Telling {

    private final TickContext context;
    private final TickMemory memory;
    private final TickJournal journal;
    private final TroubleWatch watch;
    private final NoticesFile file;

    /**
     * What to tell.
     *
     * @param digest what notifiers learn; nothing if there is nothing to tell
     * @param silence why there is nothing to tell
     * @param once what is known once it was told
     */
    record Plan(Optional<Digest> digest, String silence, Notices once) {}

    Telling(TickContext context, TickMemory memory, TickJournal journal, TroubleWatch watch) {
        this.context = context;
        this.memory = memory;
        this.journal = journal;
        this.watch = watch;
        this.file = new NoticesFile(memory.directory());
    }

    /** Takes note of what is wrong, and says what is to be told. */
    Plan plan() {
        Instant now = context.clock().instant();
        Notices before = file.read();
        Notices known = watch.after(before, now);
        boolean quiet = isQuiet(now);
        if (quiet && journal.hasNews()) {
            known = known.withHeldSince(Optional.of(known.heldSince().orElse(now)));
        }
        if (!known.equals(before)) {
            keep(known);
        }
        if (quiet) {
            return silent("quiet hours, " + context.settings().quiet().orElseThrow());
        }
        List<Notice> troubles = watch.toTell(known, now);
        List<Notice> over = known.troubles().stream().filter(Notice::ended).toList();
        if (!journal.hasNews() && known.heldSince().isEmpty() && troubles.isEmpty() && over.isEmpty()) {
            return silent(journal.endReason().orElse("nothing new"));
        }
        return new Plan(Optional.of(digest(known.heldSince(), troubles, over)), "", told(known, troubles));
    }

    /** Somebody was told. */
    @Nullable Void told(Plan plan) {
        if (!plan.once().equals(file.read())) {
            keep(plan.once());
        }
        return null;
    }

    private Digest digest(Optional<Instant> heldSince, List<Notice> troubles, List<Notice> over) {
        List<String> said = new ArrayList<>();
        troubles.forEach(notice -> said.add(notice.text()));
        if (journal.hasNews()) {
            said.addAll(otherNews());
        }
        return new TickDigest(context, memory, journal)
                .forNotifiers(heldSince, said, over.stream().map(Notice::over).toList());
    }

    /** Warnings that belong to no lasting trouble, unless the tick before gave them already. */
    private List<String> otherNews() {
        Set<String> lasting = watch.sentences();
        List<String> others = journal.warnings().stream()
                .filter(warning -> !lasting.contains(warning))
                .toList();
        return others.isEmpty() ? others : memory.newsAmong(others);
    }

    private static Notices told(Notices known, List<Notice> troubles) {
        List<Notice> changed = new ArrayList<>();
        for (Notice notice : known.troubles()) {
            if (!notice.ended()) {
                changed.add(troubles.contains(notice) ? notice.asTold() : notice);
            }
        }
        return new Notices(changed, Optional.empty());
    }

    private static Plan silent(String why) {
        return new Plan(Optional.empty(), why, Notices.NONE);
    }

    private boolean isQuiet(Instant now) {
        return context.settings()
                .quiet()
                .map(hours -> hours.contains(LocalTime.ofInstant(now, zone())))
                .orElse(false);
    }

    private ZoneId zone() {
        return ZoneId.systemDefault();
    }

    private void keep(Notices notices) {
        try {
            file.write(notices);
        } catch (WardenException e) {
            journal.warn("what was told of cannot be kept, and may be told twice: " + e.getMessage());
        }
    }
}
