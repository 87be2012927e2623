package dev.opswarden.engine.secrets;

import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.Priority;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.Triage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one place where a raw message becomes one that others may see: bounded, without control characters, and with a
 * mark in the place of everything that looks like a secret.
 *
 * <p>Nothing else in the engine takes a {@link RawMessage} apart; a test on the architecture holds that.
 */
public final class Redactor {

    /** The longest subject, in UTF-16 units; what is longer is cut, and says so. */
    public static final int MAX_SUBJECT = 500;

    /** The longest body, in UTF-16 units; what is longer is cut, and says so. */
    public static final int MAX_BODY = 100_000;

    private static final int MAX_NAME = 1_000;
    private static final int MAX_LABELS = 32;
    private static final int MAX_LABEL = 64;
    private static final int MAX_REASON = 2_000;

    private final Clock clock;

    /**
     * A redactor.
     *
     * @param clock what time it is, for a message whose own time the hub did not give
     */
    public Redactor(Clock clock) {
        this.clock = clock;
    }

    /**
     * What brains, digests and files may see of a message.
     *
     * @param raw the message as an inbox source handed it in
     */
    public Message redact(RawMessage raw) {
        Instant sentAt = raw.createdAt();
        String priority = raw.priority();
        return new Message(
                raw.id(),
                CleanText.line(raw.from(), MAX_NAME),
                CleanText.line(raw.to(), MAX_NAME),
                CleanText.line(raw.subject(), MAX_SUBJECT),
                CleanText.block(raw.body(), MAX_BODY),
                raw.thread(),
                sentAt == null ? clock.instant() : sentAt,
                priority == null ? Priority.NORMAL : Priority.parse(priority).orElse(Priority.NORMAL),
                labels(raw.labels()));
    }

    /**
     * Why no reply to a message could be addressed, if so: sender and thread are used as they came, or not at all, since
     * a cleaned one might be somebody else's.
     *
     * @param raw the message as an inbox source handed it in
     */
    public Optional<String> unusable(RawMessage raw) {
        if (isSecret(raw.id().value())
                || isSecret(raw.from())
                || (raw.threadId() != null && isSecret(raw.threadId()))) {
            return Optional.of(
                    "its id, sender or thread holds what looks like a secret, and cannot be shown or stored");
        }
        if (!isExact(raw.from())) {
            return Optional.of("its sender holds a control character or is longer than " + MAX_NAME);
        }
        if (raw.threadId() != null && !isExact(raw.threadId())) {
            return Optional.of("its thread holds a control character or is longer than " + MAX_NAME);
        }
        return Optional.empty();
    }

    private static boolean isExact(String address) {
        return CleanText.line(address, MAX_NAME).equals(address);
    }

    private static boolean isSecret(String address) {
        return !Secrets.detector().find(address).isEmpty();
    }

    /**
     * What others may see of a decision: a model or a rule may have put a secret into any text of it.
     *
     * @param decided as a brain made it
     */
    public Triage.Decided decision(Triage.Decided decided) {
        return new Triage.Decided(
                decided.decision(),
                reply(decided.body()),
                CleanText.line(decided.reason(), MAX_REASON),
                decided.rule().map(this::line),
                decided.priority(),
                labels(decided.labels()),
                decided.model().map(this::model));
    }

    /**
     * What others may see of any other text from outside, on one line of at most {@value #MAX_SUBJECT} UTF-16 units.
     *
     * @param text as it came
     */
    public String line(String text) {
        return CleanText.line(text, MAX_SUBJECT);
    }

    /**
     * What others may see of the name of an agent or a thread: what {@link #redact} makes of it.
     *
     * @param text as it came
     */
    public String name(String text) {
        return CleanText.line(text, MAX_NAME);
    }

    /**
     * What may be stored, shown and sent of a reply: a text that a person wrote, or that came back from a hub.
     *
     * @param text as it came; what is longer than {@value #MAX_BODY} UTF-16 units is cut, and says so
     */
    public String reply(String text) {
        return CleanText.block(text, MAX_BODY);
    }

    /** A hash is no secret, though it may look like one; anything else in its place is a text like others. */
    private AskedModel model(AskedModel asked) {
        String hash = asked.promptSha256();
        boolean isHash = hash.length() == 64 && hash.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        return new AskedModel(line(asked.name()), isHash ? hash : line(hash));
    }

    private static List<String> labels(List<String> raw) {
        return raw.stream()
                .limit(MAX_LABELS)
                .map(label -> CleanText.line(label, MAX_LABEL))
                .filter(label -> !label.isBlank())
                .toList();
    }
}
