package dev.opswarden.engine.inbox;

import dev.opswarden.engine.secrets.MessageMac;
import dev.opswarden.engine.secrets.RawFacts;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes in the unread messages of one tick: redacts the new ones, keeps as many as a tick may decide, and counts the
 * rest.
 *
 * <p>An inbox source calls it on a thread of its own choice, possibly after its stage has ended: {@link #close} is the
 * moment from which nothing is added any more.
 */
public final class Intake implements InboxSource.UnreadSink {

    /** How many rejected entries are named; more are only counted. */
    static final int MAX_NAMED = 50;

    private final Redactor redactor;
    private final Optional<MessageMac> mac;
    private final Predicate<MessageId> known;
    private final Predicate<MessageId> toBeAskedAgain;
    private final Consumer<RawFacts> watcher;
    private final int maxMessages;

    private final Map<MessageId, Integer> seen = new HashMap<>();
    private final Set<MessageId> contradicting = new HashSet<>();
    private final List<Message> fresh = new ArrayList<>();
    private final List<RawMessage> provisional = new ArrayList<>();
    private final Map<MessageId, String> macs = new HashMap<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private int rejectedCount;
    private int left;
    private boolean closed;

    /**
     * An intake for one tick.
     *
     * @param redactor what turns raw messages into ones that others may see
     * @param mac takes fingerprints of new messages; nothing where none are kept
     * @param known says whether a message was decided before
     * @param toBeAskedAgain says of a known message whether the brains should be asked about it once more
     * @param watcher told of every unread message, known ones included, all but its text
     * @param maxMessages how many new messages one tick takes, at least 1
     */
    public Intake(
            Redactor redactor,
            Optional<MessageMac> mac,
            Predicate<MessageId> known,
            Predicate<MessageId> toBeAskedAgain,
            Consumer<RawFacts> watcher,
            int maxMessages) {
        this.redactor = redactor;
        this.mac = mac;
        this.known = known;
        this.toBeAskedAgain = toBeAskedAgain;
        this.watcher = watcher;
        this.maxMessages = maxMessages;
    }

    @Override
    public synchronized void message(RawMessage message) {
        if (closed) {
            return;
        }
        int content = message.hashCode();
        Integer earlier = seen.putIfAbsent(message.id(), content);
        if (earlier != null) {
            // Pages overlap when the list moves under the reader: the same message again is no news.
            if (earlier != content && contradicting.add(message.id())) {
                rejected("message " + message.id(), "two messages have this id; the first one counts");
            }
            return;
        }
        watcher.accept(RawFacts.of(message));
        if (known.test(message.id())) {
            if (provisional.size() < maxMessages && toBeAskedAgain.test(message.id())) {
                provisional.add(message);
            }
            return;
        }
        Optional<String> unusable = redactor.unusable(message);
        if (unusable.isPresent()) {
            rejected("message " + message.id(), unusable.get());
            return;
        }
        if (fresh.size() < maxMessages) {
            fresh.add(redactor.redact(message));
            mac.ifPresent(taken -> macs.put(message.id(), taken.of(message)));
        } else {
            left++;
        }
    }

    @Override
    public synchronized void rejected(String subject, String reason) {
        if (closed) {
            return;
        }
        rejectedCount++;
        if (rejected.size() < MAX_NAMED) {
            rejected.add(new Rejected(redactor.line(subject), redactor.line(reason)));
        }
    }

    /** The ids of the unread messages so far. */
    public synchronized Set<MessageId> unread() {
        return Set.copyOf(seen.keySet());
    }

    /** Whether there is nothing for a brain to decide so far. */
    public synchronized boolean isEmpty() {
        return fresh.isEmpty();
    }

    /** The threads of the new messages so far, but for a message that is a thread of its own. */
    public synchronized Set<String> threads() {
        Set<String> threads = new LinkedHashSet<>();
        for (Message message : fresh) {
            if (!message.threadId().equals(message.id().value())) {
                threads.add(message.threadId());
            }
        }
        return threads;
    }

    /** What came in so far, in one line. */
    public synchronized String summary() {
        return seen.size() + " unread, " + (fresh.size() + left) + " new"
                + (rejectedCount == 0 ? "" : ", " + rejectedCount + " rejected");
    }

    /** Ends the intake and says what came in; whatever arrives later is dropped. */
    public synchronized Fetched close() {
        closed = true;
        // New messages come first: what was shown to a person already can wait for another tick.
        List<Message> again = provisional.stream()
                .limit(maxMessages - fresh.size())
                .filter(message -> redactor.unusable(message).isEmpty())
                .map(message -> {
                    mac.ifPresent(taken -> macs.put(message.id(), taken.of(message)));
                    return redactor.redact(message);
                })
                .toList();
        return new Fetched(
                List.copyOf(fresh),
                again,
                Map.copyOf(macs),
                Set.copyOf(seen.keySet()),
                left,
                List.copyOf(rejected),
                rejectedCount);
    }
}
