package dev.opswarden.engine.state;

import dev.opswarden.engine.json.JsonScan;
import dev.opswarden.spi.Decision;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a draft in the file whether it is a finished one with nothing unusual about it, which can stay as it stands.
 * It passes nothing that {@link DraftJson} would refuse or keep a field of as unknown; what it does not pass is read in
 * full, and so is what is wrong with it said there.
 */
final class DraftScan {

    private static final byte[][] DECISIONS = labels(Decision.values());
    private static final byte[][] PRIORITIES = labels(Priority.values());
    private static final DraftStatus[] CLOSED = {DraftStatus.SENT, DraftStatus.DISMISSED, DraftStatus.SUPERSEDED};
    private static final byte[][] CLOSED_LABELS = labels(CLOSED);
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NAME = ascii("name");
    private static final byte[] PROMPT = ascii("prompt_sha256");

    private final byte[] bytes;
    private final JsonScan scan;

    private final TimeScan created;
    private final TimeScan closed;
    private final TimeScan sent;
    private int lastField = -1;
    private @Nullable DraftStatus status;

    DraftScan(byte[] bytes, JsonScan scan) {
        this.bytes = bytes;
        this.scan = scan;
        this.created = new TimeScan(bytes);
        this.closed = new TimeScan(bytes);
        this.sent = new TimeScan(bytes);
    }

    /**
     * Looks at the draft that the scan stands before.
     *
     * @return it, and the scan is behind it; null if it is to be read in full
     */
    @Nullable FiledDraft finished(MessageId id) {
        scan.peek();
        int from = scan.at();
        int seen = 0;
        if (!scan.pass('{')) {
            return null;
        }
        do {
            DraftField field = scan.text() ? field() : null;
            if (field == null || (seen & field.bit()) != 0 || !scan.pass(':') || !passValue(field)) {
                return null;
            }
            seen |= field.bit();
        } while (scan.pass(','));
        Instant createdAt = created.last();
        if (!scan.pass('}')
                || (seen & DraftField.REQUIRED) != DraftField.REQUIRED
                || status == null
                || createdAt == null) {
            return null;
        }
        Instant closedAt = (seen & DraftField.CLOSED_AT.bit()) != 0 ? closed.last() : null;
        return new FiledDraft(id, status, createdAt, closedAt == null ? createdAt : closedAt, bytes, from, scan.at());
    }

    /** Nearly always the one after the last: they are written in one order. */
    private @Nullable DraftField field() {
        for (int i = 1; i <= DraftField.ALL.length; i++) {
            int candidate = (lastField + i) % DraftField.ALL.length;
            if (scan.isText(DraftField.ALL[candidate].label)) {
                lastField = candidate;
                return DraftField.ALL[candidate];
            }
        }
        return null;
    }

    private boolean passValue(DraftField field) {
        return switch (field.kind) {
            case TEXT -> scan.text();
            case STATUS -> passStatus();
            case DECISION -> passOneOf(DECISIONS);
            case PRIORITY -> passOneOf(PRIORITIES);
            case CREATED -> scan.text() && created.take(scan.textFrom(), scan.textTo());
            case CLOSED -> scan.text() && closed.take(scan.textFrom(), scan.textTo());
            case SENT -> scan.text() && sent.see(scan.textFrom(), scan.textTo());
            case KEY ->
                scan.text() && scan.isPlain() && scan.textFrom() < scan.textTo() && bytes[scan.textFrom()] > ' ';
            case FLAG -> scan.passWord(TRUE) || scan.passWord(FALSE);
            case COUNT -> passCount();
            case TEXTS -> passTexts();
            case MODEL -> passModel();
        };
    }

    private boolean passStatus() {
        if (!scan.text()) {
            return false;
        }
        for (int i = 0; i < CLOSED.length; i++) {
            if (scan.isText(CLOSED_LABELS[i])) {
                status = CLOSED[i];
                return true;
            }
        }
        return false;
    }

    private boolean passOneOf(byte[][] words) {
        if (!scan.text()) {
            return false;
        }
        for (byte[] word : words) {
            if (scan.isText(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(int each) {
        return each >= '0' && each <= '9';
    }

    /** Of one digit: more than three it never is. */
    private boolean passCount() {
        int digit = scan.peek();
        return isDigit(digit) && scan.pass(digit);
    }

    private boolean passTexts() {
        if (!scan.pass('[')) {
            return false;
        }
        if (scan.pass(']')) {
            return true;
        }
        do {
            if (!scan.text()) {
                return false;
            }
        } while (scan.pass(','));
        return scan.pass(']');
    }

    private boolean passModel() {
        if (!scan.pass('{')) {
            return false;
        }
        do {
            if (!scan.text() || !(scan.isText(NAME) || scan.isText(PROMPT))) {
                return false;
            }
            if (!scan.pass(':') || !scan.text()) {
                return false;
            }
        } while (scan.pass(','));
        return scan.pass('}');
    }

    /** As the contract writes them, which is how {@code label()} does. */
    private static byte[][] labels(Enum<?>[] values) {
        byte[][] labels = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            labels[i] = ascii(values[i].name().toLowerCase(Locale.ROOT));
        }
        return labels;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
